import { expect, test } from 'vitest'
import { buildData } from '../build/buildData.ts'
import { jiebaSegmenter } from '../text/jiebaSegmenter.ts'
import { NearWords } from '../witness/NearWords.ts'
import { coefficients } from './coefficients.ts'
import { coverWords } from './coverWords.ts'
import { hasPosting } from './hasPosting.ts'
import { readQuery } from './readQuery.ts'

const subjects = ['licence', 'permit', 'passport', 'visa', 'payment', 'cost', 'bicycle', '費用', '護照', '罰款']
const entries = Array.from({ length: 600 }, (_, at) => ({
  id: `e${at}`,
  questions: [`${subjects[at % 10]} ${subjects[(3 * at) % 7]} common ${at % 50}`],
}))
const data = buildData(entries)
const nearWords = new NearWords(data.terms)
const placeOf = new Uint8Array(entries.length)

test.each(['common fee of the permit', '護照幾多費用 cost', 'price charge travel document'])(
  'a word counts for what has it, or for the nearest that is had: %s',
  (text) => {
    const query = readQuery(text, data, { segmenter: jiebaSegmenter }, coefficients, () => undefined)
    const chosen = Array.from({ length: 60 }, (_, at) => (at * 7) % entries.length)
    const cover = coverWords(query, chosen, data, { nearWords, placeOf })
    const nearness = (word: string, entry: number) =>
      word[0] === 'c' ? 0 : (nearWords.of(word).find(({ term }) => hasPosting(data, term, entry))?.nearness ?? 0)
    chosen.forEach((entry, place) => {
      let words = 0
      let near = 0
      for (const { term, weight } of query.informative)
        if (hasPosting(data, term, entry)) words += weight
        else near += weight * nearness(data.terms.textOf(term), entry)
      for (const { word, weight } of query.strange) near += weight * nearness(word, entry)
      expect(cover.words[place]).toBeCloseTo(words)
      expect(cover.nearWords[place]).toBeCloseTo(near)
    })
    expect(Math.max(...cover.nearWords)).toBeGreaterThan(0)
    expect(placeOf.every((place) => place === 0)).toBe(true)
  },
)
