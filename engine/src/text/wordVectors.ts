import table from './wordVectors.generated.json' with { type: 'json' }

/** Numbers of a word's vector. */
export const wordDimensions = table.dimensions
/** A vector's length: its numbers are whole, in one byte each. */
export const wordVectorLength = 127

let vectors: Map<string, Int8Array> | undefined

/**
 * What an English stem, a Chinese word or a Chinese character means, by its term (`cutTerms`): words that are used
 * alike have vectors that point alike, whatever their language. Undefined for what the table does not hold.
 * Read at first use (30 ms).
 */
export function wordVectorOf(term: string): Int8Array | undefined {
  vectors ??= readTable()
  return vectors.get(term)
}

function readTable(): Map<string, Int8Array> {
  const bytes = Buffer.from(table.values, 'base64')
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const terms = [
    ...table.stems.split(' ').map((stem) => `w${stem}`),
    ...table.hanWords.split(' ').map((word) => (word.length === 1 ? `c${word}` : `z${word}`)),
  ]
  return new Map(terms.map((term, row) => [term, values.subarray(row * wordDimensions, (row + 1) * wordDimensions)]))
}
