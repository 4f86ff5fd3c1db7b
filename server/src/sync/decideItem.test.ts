import { expect, test } from 'vitest'
import { absent, decideItem, type ItemSides } from './decideItem.ts'

const [A, B, C] = ['a', 'b', 'c'] as const

test.each<[string, ItemSides, string]>([
  ['both say the same', { file: A, live: A, base: A }, 'same'],
  ['both came to say the same', { file: B, live: B, base: A }, 'same'],
  ['both lack it', { file: absent, live: absent, base: A }, 'same'],
  ['only the file changed', { file: B, live: A, base: A }, 'import'],
  ['only the store changed', { file: A, live: B, base: A }, 'write'],
  ['both changed', { file: B, live: C, base: A }, 'conflict'],
  ['new in the file', { file: A, live: absent }, 'import'],
  ['new in the store', { file: absent, live: A }, 'write'],
  ['never compared, and different', { file: A, live: B }, 'conflict'],
  ['gone from the file', { file: absent, live: A, base: A }, 'remove'],
  ['gone from the file, changed in the store', { file: absent, live: B, base: A }, 'conflict'],
  ['gone from the store', { file: A, live: absent, base: A }, 'keep'],
  ['gone from the store, changed in the file', { file: B, live: absent, base: A }, 'conflict'],
  ['back in the file after it was gone from both', { file: A, live: absent, base: absent, past: [A] }, 'import'],
])('%s', (_, sides, decision) => expect(decideItem(sides)).toBe(decision))

test('at a start, a folder that says what was agreed on earlier is an old one, and is written', () => {
  expect(decideItem({ file: A, live: B, base: B, past: [A], isFirstLook: true })).toBe('write')
  expect(decideItem({ file: A, live: C, base: B, past: [A], isFirstLook: true })).toBe('write')
  expect(decideItem({ file: A, live: absent, base: absent, past: [A], isFirstLook: true })).toBe('keep')
})

test('while the server runs, going back to an earlier text is an edit', () => {
  expect(decideItem({ file: A, live: B, base: B, past: [A] })).toBe('import')
})
