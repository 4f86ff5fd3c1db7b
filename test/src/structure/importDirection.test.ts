import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findImports, type Import } from './findImports.ts'
import { listFiles, projectRoot } from './listFiles.ts'

/**
 * Which package may import which (docs: ARCHITECTURE, «The house»). The server stands on `bots`; it
 * names `faqs` and `engine` too, for the types that pass through its routes, for reading and writing
 * the content's files, and for the engine's version: what `bots` builds on is no secret of `bots`.
 */
const arrows: Record<string, { may: string[]; typesOnly?: string[] }> = {
  faqs: { may: [] },
  engine: { may: [] },
  bots: { may: ['@faqdesk/faqs', '@faqdesk/engine'] },
  server: { may: ['@faqdesk/bots', '@faqdesk/faqs', '@faqdesk/engine'] },
  widget: { may: [], typesOnly: ['@faqdesk/server/types'] },
  admin: { may: [], typesOnly: ['@faqdesk/server/types'] },
  test: { may: ['@faqdesk/faqs', '@faqdesk/engine', '@faqdesk/bots', '@faqdesk/server', '@faqdesk/widget'] },
}
const packages = Object.keys(arrows)

const imports: (Import & { from: string })[] = packages.flatMap((from) =>
  listFiles(from, /\.(ts|tsx|mts|js|mjs)$/).flatMap((file) =>
    findImports(file, readFileSync(join(projectRoot, file), 'utf8')).map((found) => ({ ...found, from })),
  ),
)

describe('imports run one way', () => {
  it('reads the imports of every package', () => {
    for (const name of packages) {
      if (listFiles(name, /\.(ts|tsx)$/).length === 0) continue
      expect(
        imports.some(({ from }) => from === name),
        name,
      ).toBe(true)
    }
  })

  it('no package imports another against the arrows', () => {
    const wrong = imports.filter(({ from, specifier, typeOnly }) => {
      if (!specifier.startsWith('@faqdesk/')) return false
      const { may, typesOnly = [] } = arrows[from]!
      if (may.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return false
      return !(typeOnly && typesOnly.includes(specifier))
    })
    expect(wrong.map(tell)).toEqual([])
  })

  it('no file reaches into another package by a path', () => {
    const wrong = imports.filter(({ from, file, specifier }) => {
      if (!specifier.startsWith('.')) return false
      const target = join(file, '..', specifier).split('/')[0]!
      return target !== from && !(from === 'test' && packages.includes(target))
    })
    expect(wrong.map(tell)).toEqual([])
  })

  it('each package declares the packages of the house that it imports, and no other', () => {
    for (const name of packages) {
      const manifest = JSON.parse(readFileSync(join(projectRoot, name, 'package.json'), 'utf8'))
      const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter((dependency) => dependency.startsWith('@faqdesk/'))
        .sort()
      const { may, typesOnly = [] } = arrows[name]!
      const allowed = [...may, ...typesOnly].map(packageOf)
      expect(
        declared.filter((dependency) => !allowed.includes(dependency)),
        `${name}/package.json declares`,
      ).toEqual([])
      const used = new Set(imports.filter(({ from }) => from === name).map(({ specifier }) => packageOf(specifier)))
      expect(
        [...used].filter((specifier) => specifier.startsWith('@faqdesk/') && !declared.includes(specifier)),
        `${name} imports without declaring`,
      ).toEqual([])
    }
  })

  it('the engine and the conversation touch no network, and the disk only to read folders', () => {
    const network = /^(node:)?(net|http|https|http2|dgram|tls|child_process|cluster)$/
    const disk = /^(node:)?fs(\/promises)?$/
    const wrong = imports.filter(({ from, file, specifier }) => {
      if (!/^(engine|bots)\/src\//.test(file) || /\.test\.ts$/.test(file)) return false
      const readsFolders = from === 'bots' && /\/(read|list)[A-Z]\w*\.ts$/.test(file)
      return network.test(specifier) || (disk.test(specifier) && !readsFolders)
    })
    expect(wrong.map(tell)).toEqual([])
  })
})

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const tell = ({ file, line, specifier, typeOnly }: Import) =>
  `${file}:${line} imports ${specifier}${typeOnly ? ' (types)' : ''}`
