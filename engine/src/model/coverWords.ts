import type { IndexData } from '../build/IndexData.ts'
import { kindOf, kinds } from '../text/cutTerms.ts'
import type { NearWord } from '../witness/NearWords.ts'
import { hasPosting } from './hasPosting.ts'
import type { Scratch } from './rank.ts'
import type { ReadQuery } from './readQuery.ts'

/** By candidate: what the words of a query weigh that it has, and those that it has a word near in meaning for. */
export interface Cover {
  words: Float64Array
  /** Times their nearness; a word that it has does not count again. */
  nearWords: Float64Array
}

/** A term with fewer postings than this for each candidate is read through; of others each candidate is looked up. */
const fewPostings = 16

/** How much of a query's words each of some entries covers. Nothing is near to a single character, which means too much. */
export function coverWords(
  { informative, strange }: ReadQuery,
  entries: readonly number[],
  data: IndexData,
  { nearWords, placeOf }: Pick<Scratch, 'nearWords' | 'placeOf'>,
): Cover {
  const cover = { words: new Float64Array(entries.length), nearWords: new Float64Array(entries.length) }
  for (let place = 0; place < entries.length; place++) placeOf[entries[place]!] = place + 1
  const holders = new Holders(entries, placeOf, data)
  const addNear = (near: readonly NearWord[], weight: number) => {
    for (const { term, nearness } of near) {
      if (holders.left === 0) return
      holders.add(term, weight * nearness, cover.nearWords)
    }
  }
  for (const { term, weight } of informative) {
    holders.begin()
    holders.add(term, weight, cover.words)
    const kind = kinds[kindOf(data.terms.firstUnitOf(term))]
    if (holders.left > 0 && (kind === 'word' || kind === 'hanWord'))
      addNear(nearWords.of(data.terms.textOf(term)), weight)
  }
  for (const { word, weight } of strange) {
    if (kinds[kindOf(word.charCodeAt(0))] === 'han') continue
    holders.begin()
    addNear(nearWords.of(word), weight)
  }
  for (const entry of entries) placeOf[entry] = 0
  return cover
}

/** Adds a weight for each entry that has a term, once between two beginnings. */
class Holders {
  readonly #entries: readonly number[]
  readonly #data: IndexData
  readonly #placeOf: Uint8Array
  /** By place: the last beginning after which the entry was added for. */
  readonly #added: Uint32Array
  #beginnings = 0
  /** Entries that were not added for yet. */
  left = 0

  constructor(entries: readonly number[], placeOf: Uint8Array, data: IndexData) {
    this.#entries = entries
    this.#placeOf = placeOf
    this.#data = data
    this.#added = new Uint32Array(entries.length)
  }

  begin(): void {
    this.#beginnings++
    this.left = this.#entries.length
  }

  add(term: number, weight: number, to: Float64Array): void {
    const { starts, columns } = this.#data.postings
    const [from, end] = [starts[term]!, starts[term + 1]!]
    if (end - from < fewPostings * this.#entries.length) {
      for (let at = from; at < end; at++) {
        const place = this.#placeOf[columns[at]!]!
        if (place > 0) this.#addAt(place - 1, weight, to)
      }
    } else
      for (let place = 0; place < this.#entries.length; place++)
        if (hasPosting(this.#data, term, this.#entries[place]!)) this.#addAt(place, weight, to)
  }

  #addAt(place: number, weight: number, to: Float64Array): void {
    if (this.#added[place] === this.#beginnings) return
    this.#added[place] = this.#beginnings
    to[place]! += weight
    this.left--
  }
}
