import { wordDimensions, wordVectorOf } from '../text/wordVectors.ts'
import type { SparseRows } from './SparseRows.ts'

/**
 * The gist of a text: the mean of its words' vectors by their weight, of length 1
 * (Arora, Liang and Ma 2017). Undefined if the table of word vectors knows none of them.
 */
export function gistOf(words: Iterable<readonly [term: string, weight: number]>): Float32Array | undefined {
  const sum = new Float32Array(wordDimensions)
  for (const [term, weight] of words) add(sum, wordVectorOf(term), weight)
  return toUnit(sum) ? sum : undefined
}

/**
 * The gist of each entry: the mean of its phrasings' gists.
 * @returns entries × `wordDimensions`; zeros for an entry without words of the table
 */
export function gistsOfEntries(
  phrases: SparseRows,
  phraseStarts: Uint32Array,
  terms: Iterable<string>,
  entries: number,
): Float32Array {
  const vectors = Array.from(terms, wordVectorOf)
  const gists = new Float32Array(entries * wordDimensions)
  const one = new Float32Array(wordDimensions)
  for (let entry = 0; entry < entries; entry++) {
    const gist = gists.subarray(entry * wordDimensions, (entry + 1) * wordDimensions)
    for (let phrase = phraseStarts[entry]!; phrase < phraseStarts[entry + 1]!; phrase++) {
      one.fill(0)
      for (let k = phrases.starts[phrase]!; k < phrases.starts[phrase + 1]!; k++)
        add(one, vectors[phrases.columns[k]!], phrases.values[k]!)
      if (toUnit(one)) add(gist, one, 1)
    }
    toUnit(gist)
  }
  return gists
}

/** Cosine of a gist with an entry's, −1 to 1. */
export function gistProduct(gist: Float32Array, gists: Float32Array, entry: number): number {
  let sum = 0
  for (let at = 0, from = entry * wordDimensions; at < wordDimensions; at++) sum += gist[at]! * gists[from + at]!
  return sum
}

function add(sum: Float32Array, vector: ArrayLike<number> | undefined, weight: number): void {
  if (vector) for (let at = 0; at < sum.length; at++) sum[at]! += weight * vector[at]!
}

/** Scales to length 1, in place; false for a vector of zeros. */
function toUnit(vector: Float32Array): boolean {
  let squares = 0
  for (const value of vector) squares += value * value
  if (squares === 0) return false
  const length = Math.sqrt(squares)
  for (let at = 0; at < vector.length; at++) vector[at]! /= length
  return true
}
