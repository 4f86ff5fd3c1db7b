import { expect, test } from 'vitest'
import { type CurveSetting, curveSettings, everything } from './curveSettings.ts'
import type { CurvePoint } from './evalCurve.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { printCurve } from './printCurve.ts'
import { scoreCurve } from './scoreCurve.ts'

const asked = (bot: string, lang: LabelledQuestion['lang'], ids = ['a']): LabelledQuestion => ({
  q: 'q',
  lang,
  bot,
  ids,
  also: [],
  kind: 'plain',
  set: 'golden',
})
const questions = [asked('genie', 'en'), asked('genie', 'yue'), asked('customs', 'yue'), asked('customs', 'en', [])]

/** Where the right entry stood for each question that has one: the single bots' points of one setting. */
function points(setting: CurveSetting, ranks: (number | undefined)[], ranker = 'FAQ Desk'): CurvePoint[] {
  const ranked = questions.map((question, at) => ({
    question,
    answerable: question.ids.length > 0,
    top: question.ids.length > 0 ? 0.9 : 0.2,
    rank: ranks[at],
  }))
  return ['genie', 'customs'].map((bot) => ({
    setting,
    ranker,
    calibrated: ranker === 'FAQ Desk',
    ranked: ranked.filter(({ question }) => question.bot === bot),
  }))
}
const without: CurveSetting = { ...everything, concepts: false }
const scores = scoreCurve([
  ...points(without, [1, 4, 2]),
  ...points(everything, [2, 1, 1]),
  ...points(everything, [1, 1, 1], 'MiniSearch'),
])
const find = (name: string, setting = everything, ranker = 'FAQ Desk') =>
  scores.find((one) => one.group.name === name && one.setting === setting && one.ranker === ranker)!

test('bots are pooled, by language too, and each language of a bot is scored by itself', () => {
  expect(find('all').scores.acc1).toMatchObject({ count: 2, of: 3 })
  expect(find('genie').scores.acc1).toMatchObject({ count: 1, of: 2 })
  expect(find('yue').scores.acc1).toMatchObject({ count: 2, of: 2 })
  expect(find('customs yue').scores.acc1).toMatchObject({ count: 1, of: 1 })
  expect(find('golden').scores.recall3).toMatchObject({ count: 3, of: 3 })
})

test('a bot without questions that have no answer has no threshold, and does not count for those kept', () => {
  expect(find('genie').scores.kept90).toMatchObject({ of: 0 })
  expect(find('all').scores.kept90).toMatchObject({ count: 1, of: 1 })
  // The threshold is that of all the bot's questions, also for a language of which all have an answer.
  expect(find('customs yue').scores.kept90).toMatchObject({ count: 1, of: 1 })
})

test('a gain compares the same questions with and without', () => {
  expect(find('all', without).concepts!.acc1).toMatchObject({ won: 2, lost: 1, of: 3 })
  expect(find('all', without).concepts!.recall3).toMatchObject({ won: 1, lost: 0, of: 3 })
  expect(find('genie', without).lacks!.acc1).toMatchObject({ won: 1, lost: 1, of: 2 })
  expect(find('all').lacks).toBeUndefined()
  expect(find('all', everything, 'MiniSearch').concepts).toBeUndefined()
})

test('the tables show every setting, the gains, and the held-out bot by language', () => {
  const whole = scoreCurve([
    ...curveSettings.flatMap((setting) => points(setting, setting.concepts ? [2, 1, 1] : [1, 4, 2])),
    ...curveSettings
      .filter(({ none, concepts, without }) => none === 1 && concepts && !without)
      .flatMap((setting) => points(setting, [1, 5, 1], 'MiniSearch')),
  ])
  const printed = printCurve(whole)
  expect(printed).toMatch(/MiniSearch: right first .*\n.*\nall +66\.7 \[21–94\]/)
  expect(printed).toMatch(/left out when the thesaurus was written .*\n.*\n.*\ncustoms +all +1\+1 .*\+100\.0 \[/)
  expect(printed).toMatch(/\ncustoms yue +0 +1\+0 /)
  expect(printed).toMatch(/\nclassifier +3\+1 +66\.7 \[21–94\] /)
  expect(printed).not.toMatch(/NaN|undefined/)
})
