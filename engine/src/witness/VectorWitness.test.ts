import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from '../buildIndex.ts'
import { fromJSON } from '../serialise.ts'
import type { IndexEntry } from '../types.ts'
import { packVectors } from './packVectors.ts'
import { mostByMeaning, VectorWitness } from './VectorWitness.ts'

/** Dimensions: money, losing, renewing, dogs, and one that no entry is about. */
const entries: IndexEntry[] = [
  { id: 'fee', questions: ['狗牌費用', 'How much is a dog licence'], vectors: [[1, 0, 0, 0.6, 0]] },
  { id: 'lost', questions: ['遺失狗牌', 'I lost the dog licence'], vectors: [[0, 1, 0, 0.6, 0]] },
  {
    id: 'renew',
    questions: ['續領狗牌', 'Renew a dog licence'],
    vectors: [
      [0, 0, 1, 0.6, 0],
      [0.2, 0, 1, 0.5, 0],
    ],
  },
]
const wordsOnly = entries.map(({ vectors: _, ...entry }) => entry)
const none = ['今日天氣點', 'tell me a joke']
const options = { none, noneVectors: [[0, 0, 0, 0.2, 1]] }
const index = buildIndex(entries, options)
const queries = ['狗牌幾錢', 'lost licence', 'zzzz', 'tell me a joke', '']
const sureness = (query: string, vector: number[]) => index.search(query, { vector })[0]?.confidence ?? 0

describe('search with a vector', () => {
  it('finds by meaning what no word finds, and is sure of it', () => {
    expect(index.search('misplaced')).toEqual([])
    const [first, second] = index.search('misplaced', { vector: [0.1, 1, 0, 0.5, 0] })
    expect(first?.id).toBe('lost')
    expect(first!.confidence).toBeGreaterThan(0.8)
    expect(second!.confidence).toBeLessThan(0.2)
  })

  it('is unsure where the vector is far from every entry, between two, or nearer to what nothing answers', () => {
    expect(sureness('xyzzy', [0, 0, 0, 1, 0])).toBeLessThan(0.3)
    expect(sureness('xyzzy', [1, 1, 0, 0.6, 0])).toBeLessThan(0.6)
    expect(sureness('xyzzy', [0.4, 0, 0, 0.4, 1])).toBeLessThan(0.2)
    expect(index.search('xyzzy', { vector: [0, 0, 0, 0, 1] })).toEqual([])
  })

  it('is surer of what words and vector both say than of what they disagree on', () => {
    const words = index.search('lost dog licence')[0]!
    expect(words.id).toBe('lost')
    expect(sureness('lost dog licence', [0, 1, 0, 0.6, 0])).toBeGreaterThanOrEqual(words.confidence)
    expect(sureness('lost dog licence', [0, 0, 1, 0.6, 0])).toBeLessThan(words.confidence)
  })

  it('looks at the direction of a vector only', () => {
    const long = index.search('狗牌', { vector: [0, 300, 0, 200, 0] })
    const short = index.search('狗牌', { vector: Float32Array.of(0, 0.75, 0, 0.5, 0) })
    expect(long.map(({ id }) => id)).toEqual(short.map(({ id }) => id))
    long.forEach(({ confidence }, at) => {
      expect(confidence).toBeCloseTo(short[at]!.confidence, 5)
    })
  })

  it('reads a model whose cosines are all high like one whose cosines are low', () => {
    const shared = (vector: readonly number[]) => [...vector, 2.5]
    const narrow = buildIndex(
      entries.map((entry) => ({ ...entry, vectors: entry.vectors?.map((vector) => shared([...vector])) })),
      { none, noneVectors: options.noneVectors.map(shared) },
    )
    const [first, second] = narrow.search('misplaced', { vector: shared([0.1, 1, 0, 0.5, 0]) })
    expect(first?.id).toBe('lost')
    expect(first!.confidence).toBeGreaterThan(0.8)
    expect(second?.confidence ?? 0).toBeLessThan(0.2)
    expect(narrow.search('xyzzy', { vector: shared([0, 0, 0, 1, 0]) })[0]?.confidence ?? 0).toBeLessThan(0.3)
  })

  it('does not depend on the order of the entries', () => {
    const other = buildIndex([...entries].reverse(), options)
    for (const query of queries)
      expect(other.search(query, { vector: [1, 0.5, 0, 0.3, 0] })).toEqual(
        index.search(query, { vector: [1, 0.5, 0, 0.3, 0] }),
      )
  })

  it('gives sane numbers whatever the vector', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    const vectors = fc.array(number, { minLength: 5, maxLength: 5 }).filter((vector) => vector.some((x) => x !== 0))
    fc.assert(
      fc.property(vectors, fc.constantFrom(...queries), (vector, query) => {
        for (const { score, confidence } of index.search(query, { vector })) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('without a vector', () => {
  it('everything is what it is in an index that has none', () => {
    const plain = buildIndex(wordsOnly, { none })
    for (const query of queries) {
      expect(index.search(query)).toEqual(plain.search(query))
      expect(plain.search(query, { vector: [1, 2] })).toEqual(plain.search(query))
      expect(index.explain(query, 'fee')).toEqual(plain.explain(query, 'fee'))
    }
    const { vectors, ...rest } = JSON.parse(JSON.stringify(index))
    expect(vectors).toBeDefined()
    expect(JSON.stringify(rest)).toBe(JSON.stringify(plain))
    expect([index.dimension, plain.dimension]).toEqual([5, undefined])
  })
})

describe('a serialised index with vectors', () => {
  it('equals the built one', () => {
    const copy = fromJSON(JSON.parse(JSON.stringify(index)))
    const vector = [0.3, 1, 0.1, 0.2, 0.2]
    for (const query of queries) {
      expect(copy.search(query, { vector })).toEqual(index.search(query, { vector }))
      expect(copy.explain(query, 'lost', { vector })).toEqual(index.explain(query, 'lost', { vector }))
    }
    expect(JSON.stringify(copy)).toBe(JSON.stringify(index))
  })
})

describe('explain with a vector', () => {
  it('names what the meaning adds', () => {
    const vector = [0, 1, 0, 0.6, 0]
    const why = index.explain('misplaced', 'lost', { vector })
    const meaning = why.signals.find(({ name }) => name === 'meaning')!
    expect(meaning.value).toBeCloseTo(1, 2)
    expect(meaning.adds).toBeCloseTo(meaning.value * meaning.coefficient)
    expect(why.confidence).toBe(index.search('misplaced', { vector })[0]!.confidence)
    expect(index.explain('misplaced', 'lost').signals.some(({ name }) => name === 'meaning')).toBe(false)
  })
})

describe('vectors that do not go together', () => {
  const build = (vectors: number[][], more: object = {}) =>
    buildIndex([...entries, { id: 'odd-one', questions: ['x'], vectors }], more)

  it('are refused with the name of the entry', () => {
    expect(() => build([[1, 2, 3]])).toThrow(/entry "odd-one" has 3 numbers, others have 5/)
    expect(() => build([[0, 0, 0, 0, 0]])).toThrow(/Vector 1 of entry "odd-one" has no direction/)
    expect(() => build([[1, 0, 0, Number.NaN, 0]])).toThrow(/entry "odd-one" has no direction/)
    expect(() => build([], { noneVectors: [[1, 2]] })).toThrow(/A vector of none has 2 numbers/)
  })

  it('of the query neither', () => {
    expect(() => index.search('狗', { vector: [1, 2] })).toThrow(/has 2 numbers, those of the entries have 5/)
    expect(() => index.search('狗', { vector: [0, 0, 0, 0, 0] })).toThrow(/no direction/)
  })
})

describe('VectorWitness', () => {
  it('names the nearest entries of many as a comparison with each of them would', () => {
    const vector = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 8, maxLength: 8 })
    const some = vector.filter((one) => one.some((x) => x !== 0))
    fc.assert(
      fc.property(fc.array(fc.array(some, { maxLength: 3 }), { minLength: 1, maxLength: 60 }), some, (all, query) => {
        const data = packVectors(
          all.map((vectors, at) => ({ name: `${at}`, vectors })),
          { name: 'none', vectors: [] },
        )
        if (!data) return
        const { nearest, of } = new VectorWitness(data).read(query)
        const best = (at: number) => Math.max(-1, ...all[at]!.map((one) => cosine(one, query)))
        const expected = [...all.keys()].sort((a, b) => best(b) - best(a)).slice(0, mostByMeaning)
        nearest.forEach((entry, at) => {
          expect(best(entry)).toBeCloseTo(best(expected[at]!), 1)
          expect(of(entry)).toBeCloseTo((best(entry) - data.background) / (1 - data.background), 1)
        })
        const left = expected.filter((entry) => best(entry) > data.background + 0.02)
        expect(nearest.length).toBeGreaterThanOrEqual(left.length)
      }),
      { numRuns: 50 },
    )
  })
})

function cosine(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, at) => sum + value * b[at]!, 0)
  return product / (Math.hypot(...a) * Math.hypot(...b))
}
