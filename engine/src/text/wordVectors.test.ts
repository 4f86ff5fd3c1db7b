import { expect, test } from 'vitest'
import { wordDimensions, wordVectorLength, wordVectorOf } from './wordVectors.ts'

const nearness = (a: string, b: string) =>
  wordVectorOf(a)!.reduce((sum, value, at) => sum + value * wordVectorOf(b)![at]!, 0) / wordVectorLength ** 2

test('words that are used alike are nearer than others, within a language and across', () => {
  expect(nearness('wlicenc', 'wpermit')).toBeGreaterThan(nearness('wlicenc', 'wsong'))
  expect(nearness('z遗失', 'wlost')).toBeGreaterThan(nearness('z遗失', 'wfee'))
  expect(nearness('c狗', 'wpuppi')).toBeGreaterThan(nearness('c狗', 'wpassport'))
})

test('each vector has the stated length, as nearly as whole numbers can', () => {
  for (const term of ['wfee', 'z护照', 'c狗']) {
    expect(wordVectorOf(term)).toHaveLength(wordDimensions)
    expect(nearness(term, term)).toBeCloseTo(1, 1)
  }
})

test('a word that the table does not hold has none', () => {
  expect(wordVectorOf('wxqzzyk')).toBeUndefined()
  expect(wordVectorOf('b遗失')).toBeUndefined()
})
