import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { compilePublication } from '@faqdesk/bots'
import { beforeAll, expect, test } from 'vitest'
import { everything } from './curveSettings.ts'
import { type BotEval, evalBot, leaveOutMissing, readBot } from './evalBot.ts'
import { evalCurve, keepPhrasings, keepShare } from './evalCurve.ts'
import { evalPublicSet, frameEntries } from './evalPublicSet.ts'
import { type LabelledQuestion, readQuestions } from './LabelledQuestion.ts'
import { printBot, printSummary } from './printEval.ts'
import { toRecord } from './toRecord.ts'

const root = resolve(import.meta.dirname, '../../..')
const question = (q: string, ids: string[], lang: LabelledQuestion['lang'] = 'en'): LabelledQuestion => ({
  q,
  lang,
  ids,
  also: [],
  bot: 'genie',
  kind: 'plain',
  set: 'labelled',
})
const questions = [
  question('How much does a dog licence cost?', ['licence-fee']),
  question('狗隻牌照的費用是多少？', ['licence-fee'], 'zh-Hant'),
  question('who discovered penicillin in the hospital', []),
  question('a topic of the future', ['not-an-entry-at-all']),
]
const genie = compilePublication(readBot(root, 'genie'))
let first: BotEval

beforeAll(() => {
  first = evalBot(genie, questions, { now: new Date('2026-11-25T12:00:00+08:00') })
}, 60_000)

test('the title of an entry is answered by that entry, and the baselines have the same to find it in', () => {
  const [engine, ...others] = first.rankers
  expect(engine!.scores.acc1).toMatchObject({ count: 2, of: 2 })
  for (const { scores } of others) expect(scores.recall3.count).toBeGreaterThan(0)
  expect(first.replies.acc1).toMatchObject({ count: 2, of: 2 })
  expect(first.rankers.map(({ name }) => name)).toEqual(['FAQ Desk', 'fuse.js', 'MiniSearch', 'SQLite FTS5'])
})

test('a question whose topic is no entry is left out and counted', () => {
  expect(first).toMatchObject({ questions: 3, leftOut: 1 })
  expect(printBot(first)).toContain('1 questions left out, whose topics are no entries yet')
  expect(leaveOutMissing([question('x', ['gone', 'here'])], new Set(['here'])).leftOut).toBe(0)
})

test('the record of a run tells what became of every question', () => {
  const { results, rankings } = toRecord(first)
  expect(Object.keys(rankings)).toEqual(first.rankers.map(({ name }) => name))
  expect(results.map(({ ids }) => ids)).toEqual([['licence-fee'], ['licence-fee'], []])
  expect(results[0]).toMatchObject({ outcome: 'answer', ranks: { 'FAQ Desk': 1 } })
  expect(results[0]!.entries[0]!.faqId).toBe('licence-fee')
  expect(results[2]!.ranks['FAQ Desk']).toBeNull()
})

test('two runs give the same table', () => {
  const second = evalBot(genie, questions, { now: new Date('2026-11-25T12:00:00+08:00') })
  expect(printBot(second)).toBe(printBot(first))
  expect(printSummary([second])).toBe(printSummary([first]))
}, 60_000)

test('more phrasings hold the fewer ones', () => {
  const pool = Array.from({ length: 30 }, (_, number) => `question ${number}`)
  const set = { name: 'test', lang: 'en', entries: [{ id: 'a', pool }], queries: [] }
  const [five, ten] = [5, 10].map((count) => frameEntries(set, count)[0]!.questions)
  expect(five).toHaveLength(5)
  expect(ten!.slice(0, 5)).toEqual(five)
  const entries = [{ id: 'a', questions: pool }]
  expect(keepPhrasings(entries, 0)[0]!.questions).toEqual(pool.slice(0, 2))
  expect(keepPhrasings(entries, 10)[0]!.questions.slice(0, 7)).toEqual(keepPhrasings(entries, 5)[0]!.questions)
  expect(keepPhrasings(entries, 'all')).toEqual(entries)
})

test('a larger share holds the smaller', () => {
  const items = Array.from({ length: 9 }, (_, number) => number)
  expect(keepShare(items, 0)).toEqual([])
  expect(keepShare(items, 1 / 3)).toHaveLength(3)
  expect(keepShare(items, 1).slice(0, 3)).toEqual(keepShare(items, 1 / 3))
})

test('the curve asks the engine in every setting and the baselines where phrasings grow', () => {
  const snapshot = readBot(root, 'genie')
  const some = { ...snapshot, content: { ...snapshot.content, phrasings: {}, none: {} } }
  const settings = [
    { ...everything, phrasings: 0 },
    { ...everything, phrasings: 0, concepts: false },
    { ...everything, phrasings: 0, without: 'bm25' as const },
  ]
  const points = evalCurve(some, questions, settings)
  expect(points.map(({ ranker, setting }) => [ranker, settings.indexOf(setting as never)])).toEqual([
    ['FAQ Desk', 0],
    ['MiniSearch', 0],
    ['SQLite FTS5', 0],
    ['FAQ Desk', 2],
    ['FAQ Desk', 1],
  ])
  const tops = points.map(({ ranked }) => ranked.map(({ top }) => top))
  // Thesaurus and coefficients reach the engine: the confidence is another without them.
  expect(tops[3]).not.toEqual(tops[0])
  expect(tops[4]).not.toEqual(tops[0])
  for (const { ranked } of points) expect(ranked).toHaveLength(3)
}, 60_000)

test('golden questions to ask back on are asked on wish, and a baseline can be left out', () => {
  const { snapshot } = genie
  const result = evalBot(genie, questions, {
    now: new Date('2026-11-25T12:00:00+08:00'),
    askBack: true,
    without: ['fuse.js', 'MiniSearch', 'SQLite FTS5'],
  })
  expect(result.rankers.map(({ name }) => name)).toEqual(['FAQ Desk'])
  expect(result.askedBack).toHaveLength(snapshot.content.golden.ask.length)
  expect(result.asking!.asksBack.of).toBe(result.askedBack.length)
  expect(printSummary([result])).toContain('golden, to ask back')
  expect(toRecord(result).askedBack[0]).toMatchObject({ bot: 'genie', q: snapshot.content.golden.ask[0]!.q })
  expect(first.askedBack).toEqual([])
  expect(printSummary([first])).not.toContain('golden, to ask back')
}, 60_000)

test('a public set is asked of every ranker', () => {
  const set = {
    name: 'test',
    lang: 'en',
    entries: [
      { id: 'card', pool: ['where is my card', 'my card has not arrived'] },
      { id: 'rate', pool: ['what is the exchange rate', 'how good are your rates'] },
    ],
    queries: [{ text: 'has the card arrived', gold: ['card'] }],
    oos: { near: ['sing me a lullaby'] },
  }
  const results = [...evalPublicSet(set, 2)]
  expect(results.map(({ scores }) => scores.acc1.count)).toEqual([1, 1, 1, 1])
  expect(results.map(({ scores }) => scores.auroc)).toEqual([1, 1, 1, 1])
})

test('a line that is no labelled question is told with its number', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'questions-')), 'mine.jsonl')
  writeFileSync(path, '{"q":"x","bot":"genie","ids":[]}\n\n{"q":"x","bot":"genie"}\n')
  expect(() => readQuestions(path)).toThrow(/mine\.jsonl:3: is no labelled question/)
  writeFileSync(path, '{"q":"x","bot":"genie","ids":[]}\n')
  expect(readQuestions(path)).toEqual([{ q: 'x', bot: 'genie', ids: [], also: [], kind: 'plain', set: 'labelled' }])
})
