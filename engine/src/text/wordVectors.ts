import table from './wordVectors.generated.json' with { type: 'json' }

/** Numbers of a word's vector. */
export const wordDimensions = table.dimensions
/** A vector's length: its numbers are whole, in one byte each. */
export const wordVectorLength = 127

let vectors: Int8Array | undefined
let rowOf: Map<string, number> | undefined

/**
 * What an English stem, a Chinese word or a Chinese character means, by its term (`cutTerms`): words that are used
 * alike have vectors that point alike, whatever their language. Undefined for what the table does not hold.
 * Read at first use (20 ms).
 */
export function wordVectorOf(term: string): Int8Array | undefined {
  rowOf ??= numberRows()
  const row = rowOf.get(term)
  if (row === undefined) return undefined
  vectors ??= new Int8Array(Buffer.from(table.values, 'base64'))
  return vectors.subarray(row * wordDimensions, (row + 1) * wordDimensions)
}

function numberRows(): Map<string, number> {
  const terms = [
    ...table.stems.split(' ').map((stem) => `w${stem}`),
    ...table.hanWords.split(' ').map((word) => (word.length === 1 ? `c${word}` : `z${word}`)),
  ]
  return new Map(terms.map((term, row) => [term, row]))
}
