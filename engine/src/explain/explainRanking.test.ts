import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from '../buildIndex.ts'
import type { Explanation, IndexEntry } from '../types.ts'

const entries: IndexEntry[] = [
  {
    id: 'fee',
    questions: ['狗牌費用', 'How much is a dog licence', '狗牌幾錢', '續牌要幾多錢'],
    aliases: ['牌費'],
    answer: '八十元，另付手續費。',
  },
  {
    id: 'lost',
    questions: ['遺失狗牌', 'I lost the dog licence', '唔見咗隻狗個牌點算', 'misplaced the tag'],
    tags: ['補領'],
  },
  { id: 'renew', questions: ['續領狗牌', 'Renew a dog licence', '狗牌過期點續', 'licence expired'], aliases: ['續牌'] },
  { id: 'move', questions: ['更改地址', 'Change of address', '搬咗屋要唔要講', 'we moved flat'] },
  { id: 'form', questions: ['申請駕駛執照', 'Apply for a driving licence', '學車要填咩表'], aliases: ['TD 557'] },
]
const none = ['今日天氣點', 'tell me a joke', '隻貓唔食嘢']
const lexicon = {
  lose: { yue: ['唔見咗'], zh: ['遺失'], en: ['gone missing', 'lost'] },
  cost: { zh: ['費用', '手續費'] },
}
const index = buildIndex(entries, { none, lexicon })
const queries = [
  '狗牌幾錢',
  '族牌 licnece',
  'the tag has gone missing',
  'dog',
  '搬屋',
  'TD557',
  '今日天氣點',
  '我想問下狗牌過咗期點續',
]

const sumOf = (signals: { adds: number }[] = []) => signals.reduce((sum, { adds }) => sum + adds, 0)

function expectSumsToHold(query: string, why: Explanation, ranked = index) {
  const results = ranked.search(query)
  const at = results.findIndex(({ id }) => id === why.id)
  expect(why.found).toBe(at >= 0)
  if (at < 0) return
  expect(why).toMatchObject({ place: at + 1, score: results[at]!.score, confidence: results[at]!.confidence })
  expect(sumOf(why.signals)).toBeCloseTo(why.total!, 9)
  for (const { value, coefficient, adds } of [...why.signals, ...why.first!.signals])
    expect(adds).toBe(value * coefficient)
  if (why.rivals === undefined) expect(why.score).toBe(1)
  else expect(1 / (1 + Math.exp(why.rivals - why.total!))).toBeCloseTo(why.score, 9)
  const { id, odds, signals } = why.first!
  expect(id).toBe(results[0]!.id)
  expect(sumOf(signals)).toBeCloseTo(odds, 9)
  expect(why.confidence).toBeCloseTo((1 / (1 + Math.exp(-odds))) * (why.score / results[0]!.score), 9)
}

describe('explain', () => {
  it('adds up: signals to the log-odds of the score, and the first entry’s to those of the confidence', () => {
    for (const query of queries) for (const { id } of entries) expectSumsToHold(query, index.explain(query, id))
  })

  it('adds up whatever is asked', () => {
    const words = fc.constantFrom(
      '狗',
      '牌',
      '續',
      '族',
      ' ',
      'dog ',
      'licnece ',
      'TD',
      '557',
      '唔見咗',
      '👮🏽',
      '天氣',
      '1,000',
    )
    fc.assert(
      fc.property(fc.string({ unit: words, maxLength: 8 }), fc.constantFrom('fee', 'renew'), (query, id) => {
        expectSumsToHold(query, index.explain(query, id))
      }),
    )
  })

  it('adds up when vectors speak too', () => {
    const withVectors = buildIndex(
      entries.map((entry, at) => ({ ...entry, vectors: [[1, at, 0.5]] })),
      { none, noneVectors: [[0, 0, 1]] },
    )
    const vector = [1, 2, 0.4]
    const why = withVectors.explain('狗牌', 'renew', { vector })
    expect(why.signals.map(({ name }) => name)).toContain('meaning')
    expect(sumOf(why.signals)).toBeCloseTo(why.total!, 9)
    expect(sumOf(why.first!.signals)).toBeCloseTo(why.first!.odds, 9)
    expect(why.confidence).toBe(withVectors.search('狗牌', { vector }).find(({ id }) => id === 'renew')!.confidence)
  })

  it('tells the words that met as they were typed, with their shares of the score and of the coverage', () => {
    const { words, signals } = index.explain('續牌 Licences 幾錢', 'fee')
    expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(['續牌', 'licences', '幾錢']))
    expect(words.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    const coverage = signals.find(({ name }) => name === 'coverage')!.value
    expect(words.reduce((sum, { covers }) => sum + covers, 0)).toBeCloseTo(coverage)
    expect(new Set(words.map(({ kind, word }) => `${kind} ${word}`)).size).toBe(words.length)
  })

  it('tells the nearest phrasings as they are written', () => {
    const { phrasings } = index.explain('狗牌几钱', 'fee')
    expect(phrasings[0]).toEqual({ text: '狗牌幾錢', similarity: expect.closeTo(1, 5) })
    expect(phrasings.length).toBeLessThanOrEqual(5)
  })

  it('tells what was read into a typing error, and which words come from it', () => {
    const why = index.explain('族牌 licnece', 'renew')
    expect(why.corrections).toEqual([
      { typed: '族牌', readAs: '續牌' },
      { typed: 'licnece', readAs: 'licenc' },
    ])
    expect(why.words.filter(({ guessed }) => guessed).map(({ word }) => word)).toContain('續牌')
    expect(why.words.find(({ word, kind }) => word === '牌' && kind === 'han')).toMatchObject({ guessed: false })
    expect(index.explain('續牌', 'renew').corrections).toEqual([])
  })

  it('tells shared concepts with the words for them on both sides', () => {
    expect(index.explain('the thing has gone missing', 'lost').concepts).toEqual([
      { id: 'lose', query: ['gone missing'], entry: ['唔見咗', '遺失', 'lost'] },
    ])
    expect(index.explain('遗失', 'lost').concepts[0]).toMatchObject({ query: ['遺失'] })
    expect(index.explain('狗牌', 'lost').concepts).toEqual([])
  })

  it('names the words that nothing here knows', () => {
    expect(index.explain('dog passports', 'fee').unknown).toContain('passports')
    expect(index.explain('護照', 'fee').unknown).toContain('護照')
  })

  it('says so of an entry that was not among those compared, and still tells what it shares', () => {
    const many = buildIndex([
      ...Array.from({ length: 60 }, (_, at) => ({ id: `e${at}`, questions: [`dog licence fee ${at}`] })),
      { id: 'far', questions: ['a dog and many other things that have nothing to do with what was asked at all'] },
    ])
    const why = many.explain('dog licence fee', 'far')
    expect(why).toMatchObject({ found: false, score: 0, confidence: 0, signals: [] })
    expect(why.place).toBeUndefined()
    expect(why.words.map(({ word }) => word)).toContain('dog')
    expect(why.first?.id).toBe(many.search('dog licence fee')[0]!.id)
    expect(index.explain('zzz', 'fee')).toMatchObject({ found: false, words: [], unknown: ['zzz'] })
  })

  it('refuses an id that no entry has, and names it', () => {
    expect(() => index.explain('狗牌', 'nothing')).toThrow('"nothing"')
  })
})
