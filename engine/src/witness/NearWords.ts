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
  readonly #numbers: number[] = []
  readonly #vectors: Int8Array[] = []
  readonly #found = new Map<string, NearWord[]>()

  constructor(terms: readonly string[]) {
    terms.forEach((term, number) => {
      if (term[0] !== 'w' && term[0] !== 'z') return
      const vector = wordVectorOf(term)
      if (!vector) return
      this.#numbers.push(number)
      this.#vectors.push(vector)
    })
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
    const near: NearWord[] = []
    this.#vectors.forEach((other, at) => {
      if (other === vector) return
      let sum = 0
      for (let d = 0; d < wordDimensions; d++) sum += vector[d]! * other[d]!
      const nearness = sum / (wordVectorLength * wordVectorLength)
      if (nearness >= leastNearness) near.push({ term: this.#numbers[at]!, nearness: Math.min(1, nearness) })
    })
    return near.sort((a, b) => b.nearness - a.nearness || a.term - b.term).slice(0, mostNear)
  }
}
