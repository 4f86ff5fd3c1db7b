import { expect, test } from 'vitest'
import { buildIndex } from '../buildIndex.ts'
import type { IndexEntry } from '../types.ts'
import { learnTrust } from './learnTrust.ts'
import { packVectors } from './packVectors.ts'
import { VectorWitness } from './VectorWitness.ts'

const dimension = 16
const topics = [
  'dogs',
  'cats',
  'lamps',
  'taxes',
  'visas',
  'boats',
  'ferries',
  'parks',
  'pools',
  'stamps',
  'shops',
  'bins',
]

/** The same numbers each time, −1 to 1. */
function makeNoise(seed: number) {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (2 * state) / 2_147_483_647 - 1
  }
}

/** Five vectors for each entry: its own direction, and around it what the model does not understand. */
function makeEntries(noisiness: number): Required<Pick<IndexEntry, 'id' | 'questions' | 'vectors'>>[] {
  const noise = makeNoise(7)
  return topics.map((topic, at) => ({
    id: topic,
    questions: [`question about ${topic}`],
    vectors: Array.from({ length: 5 }, () =>
      Array.from({ length: dimension }, (_, k) => (k === at ? 1 : 0) + noisiness * noise()),
    ),
  }))
}

function trustOf(entries: readonly { id: string; vectors: IndexEntry['vectors'] }[]): number {
  const named = entries.map(({ id, vectors = [] }) => ({ name: id, vectors }))
  const data = packVectors(named, { name: 'none', vectors: [] })!
  return learnTrust(data, new VectorWitness(data), 20)
}

test('a model that tells the entries apart is believed, a weaker one less, and one that does not, hardly', () => {
  expect(trustOf(makeEntries(0.1))).toBe(1)
  const weak = trustOf(makeEntries(0.6))
  expect(weak).toBeLessThan(0.9)
  expect(weak).toBeGreaterThan(0.3)
  expect(trustOf(makeEntries(50))).toBeLessThan(0.15)
})

test('with few vectors, or one an entry, nothing is learnt', () => {
  expect(trustOf(makeEntries(50).slice(0, 5))).toBe(1)
  expect(trustOf(makeEntries(50).map(({ vectors, ...entry }) => ({ ...entry, vectors: vectors.slice(0, 1) })))).toBe(1)
})

test('a model that understands nothing leaves the first place to the words', () => {
  const index = buildIndex(makeEntries(50))
  const noise = makeNoise(99)
  for (const topic of topics) {
    const vector = Array.from({ length: dimension }, noise)
    expect(index.search(`a question about ${topic}`, { vector })[0]?.id).toBe(topic)
  }
})
