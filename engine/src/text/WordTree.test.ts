import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordTree } from './WordTree.ts'

const word = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })

test('the words that were added, and they alone, lead to the nodes where they end', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), word, (words, other) => {
      const tree = new WordTree()
      const ends = words.map((letters) => tree.add(letters))
      const follow = (letters: number[]) => {
        let node = 0
        for (const letter of letters) {
          node = tree.next(node, letter)
          if (node === 0) return 0
        }
        return node
      }
      expect(words.map(follow)).toEqual(ends)
      const isBeginning = words.some((letters) => other.every((letter, at) => letters[at] === letter))
      expect(follow(other) > 0).toBe(isBeginning)
    }),
    { numRuns: 50 },
  )
})
