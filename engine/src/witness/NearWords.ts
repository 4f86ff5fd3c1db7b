import { kindOf, kinds } from '../text/cutTerms.ts'
import type { TextTable } from '../text/TextTable.ts'
import { wordDimensions, wordVectorLength, wordVectorOf } from '../text/wordVectors.ts'

/** A term of the index that means about the same as a word, and how nearly, 0 to 1. */
export interface NearWord {
  term: number
  nearness: number
}

/** Words further apart than this have nothing to do with each other. */
const leastNearness = 0.35
/** Near words that are looked at, the nearest first. */
const mostNear = 12
/** Words whose neighbours are remembered. */
const mostRemembered = 4000

/** Finds the words of an index that mean about the same as a given one. */
export class NearWords {
  readonly #terms: TextTable
  #table: { terms: Uint32Array; vectors: Int8Array } | undefined
  readonly #found = new Map<string, NearWord[]>()

  constructor(terms: TextTable) {
    this.#terms = terms
  }

  /** Nearest first, the word itself left out. */
  of(word: string): readonly NearWord[] {
    let near = this.#found.get(word)
    if (!near) {
      near = this.#find(word)
      if (this.#found.size >= mostRemembered) this.#found.clear()
      this.#found.set(word, near)
    }
    return near
  }

  #find(word: string): NearWord[] {
    const vector = wordVectorOf(word)
    if (!vector) return []
    this.#table ??= gather(this.#terms)
    const { terms, vectors } = this.#table
    const near: NearWord[] = []
    for (let row = 0; row < terms.length; row++) {
      let sum = 0
      for (let at = 0, from = row * wordDimensions; at < wordDimensions; at++) sum += vector[at]! * vectors[from + at]!
      const nearness = sum / (wordVectorLength * wordVectorLength)
      if (nearness >= leastNearness && this.#terms.textOf(terms[row]!) !== word)
        near.push({ term: terms[row]!, nearness: Math.min(1, nearness) })
    }
    return near.sort((a, b) => b.nearness - a.nearness || a.term - b.term).slice(0, mostNear)
  }
}

/** The words of an index that have a vector, with their vectors one after the other. */
function gather(terms: TextTable): { terms: Uint32Array; vectors: Int8Array } {
  const words: number[] = []
  for (let number = 0; number < terms.size; number++) {
    const kind = kinds[kindOf(terms.firstUnitOf(number))]
    if ((kind === 'word' || kind === 'hanWord') && wordVectorOf(terms.textOf(number))) words.push(number)
  }
  const vectors = new Int8Array(words.length * wordDimensions)
  words.forEach((number, row) => {
    vectors.set(wordVectorOf(terms.textOf(number))!, row * wordDimensions)
  })
  return { terms: Uint32Array.from(words), vectors }
}
