import { expect, test } from 'vitest'
import { rankQuestions, scoreRanking } from './evalRanking.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import type { Ranker } from './rankers/Ranker.ts'

const ask = (q: string, ids: string[]): LabelledQuestion => ({
  q,
  ids,
  also: [],
  bot: 'test',
  kind: 'plain',
  set: 'labelled',
})

/** Gives what the question says: «a:0.9 b:0.4». */
const scripted: Ranker = {
  name: 'scripted',
  calibrated: true,
  search: (query) =>
    query
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => ({ id: part.split(':')[0]!, score: Number(part.split(':')[1]) })),
}

test('the scores of a ranking are those computed by hand', () => {
  const questions = [
    ask('a:0.9 b:0.4', ['a']), // right
    ask('b:0.8 c:0.5 a:0.4', ['a', 'd']), // third
    ask('b:0.7 c:0.6 d:0.5 a:0.4', ['a']), // fourth
    ask('', ['a']), // no result
    ask('a:0.6', []), // nothing answers it
    ask('', []),
  ]
  const scores = scoreRanking(rankQuestions(scripted, questions), true)
  expect(scores.acc1).toMatchObject({ count: 1, of: 4 })
  expect(scores.recall3).toMatchObject({ count: 2, of: 4 })
  expect(scores.mrr10).toBeCloseTo((1 + 1 / 3 + 1 / 4 + 0) / 4, 9)
  // Tops .9 .8 .7 −1 against .6 −1: of 8 pairs 6 right (three above each), −1 against −1 half
  expect(scores.auroc).toBeCloseTo(6.5 / 8, 9)
  expect(scores.aurocArea).toMatchObject({ positive: 4, negative: 2 })
  expect(scores.kept90).toMatchObject({ count: 1, of: 4 })
  // Bins: .9 right |.9−1|; .8, .7, .6 wrong; two without a result, 0 and wrong
  expect(scores.ece).toBeCloseTo((0.1 + 0.8 + 0.7 + 0.6 + 0) / 6, 9)
})

test('without questions that nothing answers there is nothing to reject', () => {
  const scores = scoreRanking(rankQuestions(scripted, [ask('a:0.9', ['a'])]), false)
  expect(scores.auroc).toBeNaN()
  expect(scores.kept90).toBeUndefined()
  expect(scores.ece).toBeUndefined()
})

test('each bot has its own threshold, from all its questions without an answer', () => {
  const bold = [ask('a:0.9', ['a']), ask('a:0.8', []), ask('a:0.7', ['a'])]
  const shy = [ask('a:0.3', ['a']), ask('a:0.2', [])].map((question) => ({ ...question, bot: 'shy' }))
  const ranked = rankQuestions(scripted, [...bold, ...shy])
  const scores = scoreRanking(ranked, true)
  // 0.3 of the shy one counts, 0.7 of the bold one doesn't; pairs within a bot: .9 > .8, .7 < .8 and .3 > .2
  expect(scores.kept90).toMatchObject({ count: 2, of: 3 })
  expect(scores.auroc).toBeCloseTo(2 / 3, 9)
  const answerable = ranked.filter((one) => one.answerable)
  expect(scoreRanking(answerable, true, ranked).kept90).toMatchObject({ count: 2, of: 3 })
  expect(scoreRanking(answerable, true).kept90).toBeUndefined()
})
