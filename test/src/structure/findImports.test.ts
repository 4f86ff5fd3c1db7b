import { describe, expect, it } from 'vitest'
import { findImports } from './findImports.ts'

const find = (text: string) =>
  findImports('a.ts', text).map(({ specifier, typeOnly }) => (typeOnly ? `${specifier} (types)` : specifier))

describe('findImports', () => {
  it('finds every form of import', () => {
    expect(find("import a from 'one'\nimport { b } from 'two'\nimport 'three'\nexport * from 'four'")).toEqual([
      'one',
      'two',
      'three',
      'four',
    ])
    expect(find("const x = await import('lazy')\nconst y = require('old')")).toEqual(['lazy', 'old'])
    expect(find("import {\n  a,\n  b,\n} from 'many-lines'")).toEqual(['many-lines'])
  })

  it('tells types from values', () => {
    expect(find("import type { A } from 'one'\nexport type { B } from 'two'")).toEqual(['one (types)', 'two (types)'])
    expect(find("import { type A, type B } from 'one'")).toEqual(['one (types)'])
    expect(find("import { type A, b } from 'one'")).toEqual(['one'])
    expect(find("type A = import('one').A")).toEqual(['one (types)'])
  })

  it('is not misled by comments', () => {
    expect(find("// import a from 'one'\n/* import b from 'two' */\nconst url = 'https://example.hk'")).toEqual([])
  })

  it('names the line', () => {
    expect(findImports('a.ts', "\n\nimport a from 'one'")[0]?.line).toBe(3)
  })
})
