import { expect, test } from 'vitest'
import type { TypedResult } from './evalSuggest.ts'
import { printSuggest } from './printSuggest.ts'
import { scoreRefused, scoreSuggest } from './scoreSuggest.ts'

const result = (ranks: TypedResult['ranks'], rest: Partial<TypedResult> = {}): TypedResult => ({
  line: { bot: 'b', kind: 'title', lang: 'en', way: 'plain', reader: 'en', text: 'x'.repeat(ranks.length), ids: ['a'] },
  completer: 'FAQ Desk',
  ranks,
  ...rest,
})

test('a line counts after so many characters, a shorter one at its end', () => {
  const [score] = scoreSuggest([result([undefined, 4, 2, 1]), result([undefined, undefined])])
  expect(score!.amongFive.map(({ share }) => share)).toEqual([0, 0.5, 0.5, 0.5, 0.5, 0.5])
})

test('what has to be typed is the share of the line until the entry is first among five, or three', () => {
  const [score] = scoreSuggest([result([undefined, 4, 2, 1]), result([undefined, undefined])])
  expect(score!.typedForFive.mean).toBeCloseTo((0.5 + 1) / 2)
  expect(score!.typedForThree.mean).toBeCloseTo((0.75 + 1) / 2)
})

test('what is to be had at best is a mean over the lines', () => {
  const [score] = scoreSuggest([result([1, 1], { atBest: [0.2, 1] }), result([1], { atBest: [0.4] })])
  expect(score!.atBest![0]).toBeCloseTo(0.3)
  expect(score!.atBest![1]).toBeCloseTo(0.7)
})

test('each way of typing and each completer is scored by itself', () => {
  const error = result([1])
  error.line.way = 'error'
  const scores = scoreSuggest([error, result([1]), result([undefined], { completer: 'other' })])
  expect(scores.map(({ way, completer }) => `${way} ${completer}`)).toEqual([
    'plain FAQ Desk',
    'plain other',
    'error FAQ Desk',
  ])
})

test('of what nothing answers it counts whether anything is shown', () => {
  const [score] = scoreRefused([
    { completer: 'c', showed: [true, false] },
    { completer: 'c', showed: [true] },
  ])
  expect(score!.shows.map(({ share }) => share)).toEqual([1, 0.5, 0.5, 0.5, 0.5, 0.5])
})

test('the table gives times as ratios to the engine', () => {
  const shown = printSuggest({
    typed: [result([1])],
    refused: [{ completer: 'FAQ Desk', showed: [false] }],
    times: new Map([
      ['FAQ Desk', [0.5, 0.5]],
      ['other', [1, 2]],
    ]),
  })
  expect(shown).toMatch(/other +2 +1\.500 +1\.950 +1\.500 +3\.00×/)
})
