import { execFileSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildData } from './build/buildData.ts'
import { buildIndex } from './buildIndex.ts'
import { mostCandidates, mostPostings } from './model/rank.ts'
import { SearchIndex } from './SearchIndex.ts'
import { fromBytes, fromJSON, UnreadableIndex } from './serialise.ts'
import { foldText } from './text/foldText.ts'
import type { IndexEntry } from './types.ts'

const entries: IndexEntry[] = [
  {
    id: 'fee',
    questions: ['狗牌費用', 'How much is a dog licence', '狗牌幾錢', '續牌要幾多錢'],
    aliases: ['牌費'],
    answer: '八十元',
  },
  {
    id: 'lost',
    questions: ['遺失狗牌', 'I lost the dog licence', '唔見咗隻狗個牌點算', 'misplaced the tag'],
    tags: ['補領'],
  },
  { id: 'renew', questions: ['續領狗牌', 'Renew a dog licence', '狗牌過期點續', 'licence expired'], aliases: ['續牌'] },
  { id: 'move', questions: ['更改地址', 'Change of address', '搬咗屋要唔要講', 'we moved flat'] },
  {
    id: 'form',
    questions: ['申請駕駛執照', 'Apply for a driving licence', '學車要填咩表', 'driving form'],
    aliases: ['TD 557'],
  },
]
const none = ['今日天氣點', 'tell me a joke', '隻貓唔食嘢']
const index = buildIndex(entries, { none })
const queries = [
  '續牌幾錢',
  '唔見咗狗牌',
  'dog licence fee',
  '搬屋',
  'td557',
  '天氣',
  'driving',
  '我想問下狗牌過咗期點續',
]

const anyText = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 }).map((points) => String.fromCodePoint(...points)),
  fc
    .array(fc.constantFrom('狗', '牌', '續', '续', ' ', 'dog', 'TD', '557', '唔見咗', '👮🏽', '\u200d', '$', '1,000'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
)

describe('search', () => {
  it('never throws, and gives sane numbers, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = Infinity
        for (const { score, confidence } of index.search(text)) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(last)
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
          last = score
        }
        index.suggest(text)
        index.explain(text, 'fee')
      }),
    )
  })

  it('gives the same output for the same input, whatever was asked between', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, between) => {
        const first = index.search(text)
        index.search(between)
        expect(index.search(text)).toEqual(first)
      }),
    )
  })

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        const other = buildIndex(shuffled, { none })
        expect(other.toJSON()).toEqual(index.toJSON())
        for (const query of queries) {
          expect(other.search(query)).toEqual(index.search(query))
          expect(other.suggest(query)).toEqual(index.suggest(query))
          expect(other.explain(query, 'fee')).toEqual(index.explain(query, 'fee'))
        }
      }),
      { numRuns: 10 },
    )
  })

  it('indexes whatever text an entry holds, and can be read back', () => {
    const anyEntry = fc.record({
      questions: fc.array(anyText, { minLength: 1, maxLength: 3 }),
      aliases: fc.array(anyText, { maxLength: 2 }),
      answer: anyText,
    })
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 4 }), anyText, (texts, query) => {
        const built = buildIndex(
          texts.map((one, at) => ({ id: `e${at}`, ...one })),
          { none: [query] },
        )
        const found = built.search(query)
        for (const { confidence } of found) expect(confidence >= 0 && confidence <= 1).toBe(true)
        expect(fromJSON(JSON.parse(JSON.stringify(built.toJSON()))).search(query)).toEqual(found)
      }),
      { numRuns: 40 },
    )
  })

  it('says the same in another process', () => {
    const script = `
      import { buildIndex } from ${JSON.stringify(new URL('./buildIndex.ts', import.meta.url).href)}
      const { entries, none, queries } = JSON.parse(process.argv[1])
      const index = buildIndex(entries, { none })
      console.log(JSON.stringify(queries.map((query) => index.search(query))))`
    const told = execFileSync(
      process.execPath,
      ['--input-type=module-typescript', '-e', script, JSON.stringify({ entries, none, queries })],
      { encoding: 'utf8' },
    )
    expect(JSON.parse(told)).toEqual(queries.map((query) => index.search(query)))
  }, 30_000)

  it('ranks both scripts of a question alike', () => {
    expect(index.search('唔見咗隻狗個牌')).toEqual(index.search('唔见咗只狗个牌'))
    expect(index.search('遺失')).toEqual(index.search('遗失'))
    fc.assert(
      fc.property(anyText, (text) => {
        expect(index.search(foldText(text))).toEqual(index.search(text))
      }),
    )
  })

  it('is surer of what it has read than of what it has not', () => {
    const sure = index.search('狗牌幾錢')[0]!.confidence
    expect(sure).toBeGreaterThan(0.6)
    for (const strange of ['how much is a passport photo in Tokyo', '量子力學', 'tell me a joke'])
      expect(index.search(strange)[0]?.confidence ?? 0).toBeLessThan(sure / 2)
  })

  it('answers nothing when it knows no word', () => {
    expect(index.search('zzzz qqqq')).toEqual([])
    expect(index.search('')).toEqual([])
    expect(buildIndex([]).search('狗牌')).toEqual([])
  })

  it('respects the limit, and looks at a bounded number of entries', () => {
    expect(index.search('狗牌', { limit: 2 })).toHaveLength(2)
    const many = buildIndex(
      Array.from({ length: 300 }, (_, at) => ({ id: `e${at}`, questions: [`dog licence ${at}`] })),
    )
    expect(many.search('dog licence', { limit: 1000 }).length).toBeLessThanOrEqual(mostCandidates + 12)
  })

  it('looks at a bounded number of postings, however many entries have the words of the query', () => {
    const words = Array.from({ length: 240 }, (_, at) =>
      String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26), 97),
    )
    const same = words.join(' ')
    const many = new SearchIndex(
      buildData(Array.from({ length: 1000 }, (_, at) => ({ id: `e${at}`, questions: [`${same} e${at}`] }))),
    )
    const { visited, candidates } = many.consider(same).ranking
    expect(words.length * 1000).toBeGreaterThan(mostPostings / 2)
    expect(visited).toBeGreaterThan(mostPostings / 2)
    expect(visited).toBeLessThanOrEqual(mostPostings)
    expect(candidates.length).toBeLessThanOrEqual(mostCandidates + 12)
  }, 30_000)

  it('keeps nothing of an index that another took the place of', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const swap = async (times: number) => {
      for (let time = 0; time < times; time++) {
        const next = buildIndex(
          entries.map((entry) => ({ ...entry, answer: `${time} 元` })),
          { none },
        )
        next.search(queries[time % queries.length]!)
        next.suggest('狗')
      }
      // The memory of typed arrays is given back beside the program, a moment after their owners are gone.
      collect()
      await new Promise((resolve) => setTimeout(resolve, 100))
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return heapUsed + arrayBuffers
    }
    const before = await swap(200)
    expect((await swap(1000)) - before).toBeLessThan(4 * 2 ** 20)
  }, 120_000)

  it('reads 1,000 code points and no more', () => {
    const filling = '呀'.repeat(1000)
    for (const rest of ['狗牌幾錢', '狗牌幾錢 '.repeat(1000)])
      expect(index.search(`${filling}${rest}`)).toEqual(index.search(filling))
  })
})

describe.each([
  ['JSON', () => fromJSON(JSON.parse(JSON.stringify(index)))],
  ['bytes', () => fromBytes(index.toBytes())],
  ['bytes at an odd place', () => fromBytes(Uint8Array.of(0, ...index.toBytes()).subarray(1))],
])('an index read from %s', (_, read) => {
  const copy = read()

  it('equals the built one', () => {
    for (const query of queries) {
      expect(copy.search(query)).toEqual(index.search(query))
      expect(copy.explain(query, 'fee')).toEqual(index.explain(query, 'fee'))
      expect(copy.suggest(query)).toEqual(index.suggest(query))
    }
    expect(JSON.stringify(copy)).toBe(JSON.stringify(index))
    expect(copy.toBytes()).toEqual(index.toBytes())
  })
})

describe('what is no index of this engine', () => {
  it('is refused with the way out, and says what it is', () => {
    const json = JSON.parse(JSON.stringify(index))
    expect(() => fromJSON({ ...json, engine: '0.0.1' })).toThrow('Build it anew')
    expect(() => fromJSON({ ...json, engine: '0.0.1' })).toThrow(
      expect.objectContaining({ name: 'UnreadableIndex', found: { format: json.format, engine: '0.0.1' } }),
    )
    for (const other of [null, 3, [], 'index', {}]) expect(() => fromJSON(other)).toThrow(UnreadableIndex)
  })

  it('is refused as bytes, too, also if only a part came', () => {
    const bytes = index.toBytes()
    for (const part of [0, 5, 100, bytes.length - 8])
      expect(() => fromBytes(bytes.subarray(0, part))).toThrow(UnreadableIndex)
    expect(() => fromBytes(new TextEncoder().encode('{"not": "an index", "but": "something longer"}'))).toThrow(
      UnreadableIndex,
    )
    const older = Buffer.from(bytes)
    older.write('"format":1', older.indexOf('"format":'))
    expect(() => fromBytes(older)).toThrow('format 1')
  })
})
