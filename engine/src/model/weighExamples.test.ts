import { expect, test } from 'vitest'
import { shareOfMany, weighExamples } from './weighExamples.ts'

const coefficients = { few: { a: 1, b: 4 }, many: { a: 3, b: 0 } }

test('takes the coefficients of few phrasings, of many, and a mixture between', () => {
  expect([...weighExamples(coefficients, ['a', 'b'], 1)]).toEqual([1, 4])
  expect([...weighExamples(coefficients, ['b', 'a'], 1000)]).toEqual([0, 3])
  const [a, b] = weighExamples(coefficients, ['a', 'b'], 11)
  expect(a).toBeCloseTo(1 + 2 * shareOfMany(11))
  expect(b).toBeCloseTo(4 - 4 * shareOfMany(11))
})

test('an empty index is one of few', () => {
  expect(shareOfMany(0)).toBe(0)
})
