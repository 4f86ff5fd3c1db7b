import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measured, measureRanker } from './measureRanker.ts'
import { withRatios } from './ratios.ts'
import { makeCorpus } from './syntheticEntries.ts'
import { widgetSizes } from './widgetSizes.ts'

const material = {
  pools: [
    [
      'how much does the dog licence cost',
      'what is the price of a licence',
      '狗隻牌照的費用是多少',
      '續領狗牌要幾多錢',
    ],
    ['where can I post the form', 'which office takes the form', '表格可以寄去邊度', '交表的地址在哪裏'],
  ],
  sentences: ['It costs HK$80.', '費用為港幣80元。'],
}

test('a corpus has as many entries as asked for, each with words of its own, and is the same every time', () => {
  const corpus = makeCorpus(material, 50, 10)
  expect(corpus).toEqual(makeCorpus(material, 50, 10))
  expect(corpus.entries).toHaveLength(50)
  expect(corpus.queries).toHaveLength(10)
  expect(new Set(corpus.entries.map(({ id }) => id)).size).toBe(50)
  const texts = new Set(corpus.entries.flatMap(({ questions }) => questions))
  expect(texts.size).toBeGreaterThan(50)
})

test.each(Object.keys(measured))('%s is measured in figures that are more than nothing', (name) => {
  const corpus = makeCorpus(material, 30, 30)
  const figures = measureRanker(name, corpus, makeCorpus(material, 10, 10), () => {})
  expect(figures).toMatchObject({ ranker: name, entries: 30 })
  expect(figures.buildMs).toBeGreaterThan(0)
  expect(figures.p50Ms).toBeGreaterThan(0)
  expect(figures.p95Ms).toBeGreaterThanOrEqual(figures.p50Ms)
})

test('ratios are taken to the baselines of the same size', () => {
  const figures = (ranker: string, entries: number, all: number) => ({
    ranker,
    entries,
    buildMs: all,
    p50Ms: all,
    p95Ms: all,
    indexMiB: all,
    processMiB: all,
  })
  const [first, , last] = withRatios([
    figures('FAQ Desk', 10, 1),
    figures('MiniSearch', 10, 4),
    figures('FAQ Desk', 20, 3),
    figures('MiniSearch', 20, 2),
  ])
  expect(first).toMatchObject({ ratioTo: { MiniSearch: { p50Ms: 0.25, indexMiB: 0.25 } } })
  expect(last).toMatchObject({ ratioTo: { MiniSearch: { buildMs: 1.5 } } })
})

test('the widget is held against its budget', () => {
  const root = mkdtempSync(join(tmpdir(), 'sizes-'))
  expect(widgetSizes(root)).toBeUndefined()
  mkdirSync(join(root, 'widget/dist'), { recursive: true })
  const files = { 'widget.js': { bytes: 9000, gzip: 3072 }, 'chat.js': { bytes: 200000, gzip: 46081 } }
  writeFileSync(join(root, 'widget/dist/manifest.json'), JSON.stringify({ version: 'x', files }))
  expect(widgetSizes(root)).toEqual([
    { file: 'widget.js', bytes: 9000, gzip: 3072, budget: 3072, within: true },
    { file: 'chat.js', bytes: 200000, gzip: 46081, budget: 46080, within: false },
  ])
})
