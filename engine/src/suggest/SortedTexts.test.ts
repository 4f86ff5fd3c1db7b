import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Run, SortedTexts } from './SortedTexts.ts'

const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '牌', '\u{20bb7}'), maxLength: 6 }), {
  maxLength: 30,
})
const sort = (items: readonly string[]) => new SortedTexts(items.map((text) => ({ text, owner: text })))
const read = (sorted: SortedTexts<string>, runs: (Run | undefined)[]) =>
  new Set(runs.flatMap((run) => (run ? sorted.owners.slice(run.from, run.to) : [])))
const letters = ['a', 'b', 'c']

test('what begins with a prefix is found, whatever the texts', () => {
  fc.assert(
    fc.property(texts, fc.string({ unit: fc.constantFrom('a', 'b', '牌'), maxLength: 3 }), (items, prefix) => {
      const sorted = sort(items)
      const right = new Set(items.filter((text) => text !== '' && text.startsWith(prefix)))
      expect(read(sorted, [sorted.beginningWith(prefix)])).toEqual(right)
    }),
  )
})

test('what would begin with a prefix but for one error is found, and nothing else', () => {
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom('a', 'b', '牌'), minLength: 1, maxLength: 4 }),
      (items, prefix) => {
        const sorted = sort(items)
        const found = read(
          sorted,
          sorted.nearlyBeginningWith(prefix, () => letters),
        )
        const meant = withOneError(prefix)
        for (const text of found) expect(meant.some((one) => text.startsWith(one))).toBe(true)
        for (const text of items)
          if (meant.some((one) => letters.includes(one[0]!) && one !== prefix && text.startsWith(one)))
            expect(found).toContain(text)
      },
    ),
  )
})

/** A prefix with one character after the first left out, or one added, changed or swapped with the next anywhere. */
function withOneError(prefix: string): string[] {
  const others = ['a', 'b', 'c', '牌', '\ud842', '\udfb7']
  return [...prefix].flatMap((character, at) => {
    const [before, after] = [prefix.slice(0, at), prefix.slice(at + 1)]
    const swapped = after === '' || after[0] === character ? [] : [before + after[0] + character + after.slice(1)]
    const without = at > 0 ? [before + after] : []
    return [
      ...without,
      ...swapped,
      ...others.flatMap((other) => [before + other + after, before + other + character + after]),
    ]
  })
}

test('the longest text that a word begins with', () => {
  const sorted = sort(['renew', 'rent', 'renewal form', 'ren'])
  expect(sorted.longestBeginningOf('renewals')).toBe('renew')
  expect(sorted.longestBeginningOf('rental')).toBe('rent')
  expect(sorted.longestBeginningOf('re')).toBeUndefined()
})
