import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, listTrackedFiles, projectRoot } from './listFiles.ts'

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')

describe('what is in the repository', () => {
  const tracked = listTrackedFiles()

  it.skipIf(!tracked)('names no folder of the machine that it was made on', () => {
    // Put together, so that this file doesn't find itself.
    const paths = [projectRoot, homedir()].filter((path) => path.split('/').length > 2)
    const machine = new RegExp([...paths, `/${'work'}/`, `/${'home'}/[a-z]`, `\\.${'library'}\\b`].join('|'))
    const wrong = tracked!.flatMap((file) => {
      if (/\.(png|jpg|woff2?|ico|gz|dict)$|package-lock\.json$/.test(file)) return []
      const line = read(file)
        .split('\n')
        .findIndex((text) => machine.test(text.replaceAll(/https?:\/\/\S+/g, '')))
      return line < 0 ? [] : [`${file}:${line + 1}`]
    })
    expect(wrong).toEqual([])
  })

  it.skipIf(!existsSync(join(projectRoot, 'README.md')))(
    'has every setting that the code reads in the table of the README',
    () => {
      const readme = read('README.md')
      const code = ['server', 'scripts'].flatMap((folder) =>
        listFiles(folder, /\.(ts|tsx|mjs)$/).filter((file) => !/\.test\.tsx?$/.test(file)),
      )
      const settings = new Set(code.flatMap((file) => read(file).match(/\bFAQDESK_[A-Z_]+\b/g) ?? []))
      for (const name of ['PORT', 'HOST', 'DATABASE_URL']) settings.add(name)
      const missing = [...settings].filter((name) => !new RegExp(`^\\|.*\`${name}\`.*\\|`, 'm').test(readme))
      expect(missing).toEqual([])
    },
  )

  it('pins every package to one version', () => {
    const loose = ['.', 'faqs', 'engine', 'bots', 'server', 'widget', 'admin', 'test'].flatMap((folder) => {
      const { dependencies, devDependencies } = JSON.parse(read(join(folder, 'package.json')))
      return Object.entries<string>({ ...dependencies, ...devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${folder}/package.json ${name}@${version}`)
    })
    expect(loose).toEqual([])
  })
})
