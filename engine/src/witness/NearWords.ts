import { kindOf, kinds } from '../text/cutTerms.ts'
import type { TextTable } from '../text/TextTable.ts'
import {
  product,
  wordClusterOf,
  wordClusters,
  wordClustersNear,
  wordDimensions,
  wordVectorLength,
  wordVectorOf,
} from '../text/wordVectors.ts'

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
/**
 * Clusters of words that are searched (Jégou, Douze and Schmid 2011): a sixteenth of all words, in which six of seven
 * near ones are. No figure is better with all of them.
 */
const mostClusters = 4

/** Words of an index, those of a cluster together: cluster c has the rows `starts[c]` to `starts[c + 1]`. */
interface Words {
  starts: Uint32Array
  terms: Uint32Array
  vectors: Int8Array
}

/** Finds the words of an index that mean about the same as a given one. */
export class NearWords {
  readonly #terms: TextTable
  #words: Words | undefined
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
    this.#words ??= gather(this.#terms)
    const { starts, terms, vectors } = this.#words
    const itself = this.#terms.numberOf(word)
    const near: NearWord[] = []
    let least = leastNearness
    for (const cluster of wordClustersNear(vector, mostClusters))
      for (let row = starts[cluster]!; row < starts[cluster + 1]!; row++) {
        const nearness = product(vector, vectors, row) / (wordVectorLength * wordVectorLength)
        if (nearness < least || terms[row] === itself) continue
        putInOrder(near, { term: terms[row]!, nearness: Math.min(1, nearness) })
        if (near.length > mostNear) near.pop()
        if (near.length === mostNear) least = near[mostNear - 1]!.nearness
      }
    return near
  }
}

/** Nearest first; of equal ones the lower number. */
function putInOrder(near: NearWord[], one: NearWord): void {
  let at = near.push(one) - 1
  for (; at > 0; at--) {
    const before = near[at - 1]!
    if (before.nearness > one.nearness || (before.nearness === one.nearness && before.term < one.term)) break
    near[at] = before
  }
  near[at] = one
}

function gather(terms: TextTable): Words {
  const members: number[][] = Array.from({ length: wordClusters }, () => [])
  for (let term = 0; term < terms.size; term++) {
    const kind = kinds[kindOf(terms.firstUnitOf(term))]
    if (kind === 'word' || kind === 'hanWord') members[wordClusterOf(terms.textOf(term))]?.push(term)
  }
  const starts = new Uint32Array(wordClusters + 1)
  members.forEach((own, cluster) => {
    starts[cluster + 1] = starts[cluster]! + own.length
  })
  const inOrder = Uint32Array.from(members.flat())
  const vectors = new Int8Array(inOrder.length * wordDimensions)
  inOrder.forEach((term, row) => {
    vectors.set(wordVectorOf(terms.textOf(term))!, row * wordDimensions)
  })
  return { starts, terms: inOrder, vectors }
}
