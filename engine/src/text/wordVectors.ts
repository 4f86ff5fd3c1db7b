import { TextBuffer } from './TextBuffer.ts'
import { TextTable } from './TextTable.ts'
import table from './wordVectors.generated.json' with { type: 'json' }

/** Numbers of a word's vector. */
export const wordDimensions = table.dimensions
/** A vector's length: its numbers are whole, in one byte each. */
export const wordVectorLength = 127

/** By row, which is by term's number: a word's vector, and the cluster of vectors that point alike. */
interface WordVectors {
  terms: TextTable
  values: Int8Array
  clusters: Uint8Array
  centres: Int8Array
}

let read: WordVectors | undefined

/**
 * What an English stem, a Chinese word or a Chinese character means, by its term (`cutTerms`): words that are used
 * alike have vectors that point alike, whatever their language. Undefined for what the table does not hold.
 */
export function wordVectorOf(term: string): Int8Array | undefined {
  const { terms, values } = vectors()
  const row = terms.numberOf(term)
  return row < 0 ? undefined : values.subarray(row * wordDimensions, (row + 1) * wordDimensions)
}

/** How many clusters there are. */
export const wordClusters = Buffer.byteLength(table.centres, 'base64') / wordDimensions
/** The cluster of a term; -1 for what the table does not hold. */
export function wordClusterOf(term: string): number {
  const { terms, clusters } = vectors()
  return clusters[terms.numberOf(term)] ?? -1
}

/** The clusters whose centres point most nearly as a vector does, the nearest first. */
export function wordClustersNear(vector: Int8Array, most: number): number[] {
  const { centres } = vectors()
  const products = new Int32Array(wordClusters)
  for (let cluster = 0; cluster < wordClusters; cluster++) products[cluster] = product(vector, centres, cluster)
  const near: number[] = []
  while (near.length < most) {
    let nearest = 0
    for (let cluster = 1; cluster < wordClusters; cluster++)
      if (products[cluster]! > products[nearest]!) nearest = cluster
    near.push(nearest)
    products[nearest] = -0x80000000
  }
  return near
}

/** The product of a vector with one of those that stand one after the other. */
export function product(vector: Int8Array, rows: Int8Array, row: number): number {
  let sum = 0
  for (let at = 0, from = row * wordDimensions; at < wordDimensions; at++)
    sum = (sum + Math.imul(vector[at]!, rows[from + at]!)) | 0
  return sum
}

/** Read at first use (20 ms). */
function vectors(): WordVectors {
  return (read ??= {
    terms: readTerms(),
    values: new Int8Array(Buffer.from(table.values, 'base64')),
    clusters: new Uint8Array(Buffer.from(table.clusters, 'base64')),
    centres: new Int8Array(Buffer.from(table.centres, 'base64')),
  })
}

function readTerms(): TextTable {
  const terms = new TextTable()
  const term = new TextBuffer()
  for (const stem of table.stems.split(' ')) terms.add(term.start('w').add(stem))
  for (const word of table.hanWords.split(' ')) terms.add(term.start(word.length === 1 ? 'c' : 'z').add(word))
  return terms
}
