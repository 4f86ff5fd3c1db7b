import type { TextTable } from '../text/TextTable.ts'
import type { Lexicon } from '../types.ts'
import type { VectorData } from '../witness/packVectors.ts'
import type { SparseRows } from '../witness/SparseRows.ts'
import type { PackedQuestions } from './packQuestions.ts'

/** Everything an index knows: plain data, so that it can be serialised as it is. */
export interface IndexData {
  /** Sorted, so that the order in which entries were given is of no consequence. */
  ids: string[]
  questions: PackedQuestions
  aliases: string[][]
  /** Aliases, form numbers included, as they stand folded; found in running text. */
  ownTerms: string[]
  lexicon: Lexicon
  terms: TextTable
  /** Inverse document frequency of each term over entries, times what its being a function word takes away. */
  weights: Float32Array
  /** By term: the entries that have it, with their BM25F impact, 0 to 1. */
  postings: SparseRows
  /** By phrasing: its unit vector over terms. Phrasings of `none` come last. */
  phrases: SparseRows
  /** By entry, then one for `none`: where its phrasings start. One more than there are entries, plus one. */
  phraseStarts: Uint32Array
  /** Questions, aliases and messages of `none`, folded. */
  texts: TextTable
  /** By phrasing: its number in `texts`. */
  phraseTexts: Uint32Array
  /** By sentence of an answer: its unit vector over terms. */
  sentences: SparseRows
  /** By entry: where its sentences start; one more than there are entries. */
  sentenceStarts: Uint32Array
  /** By entry: its gist, `wordDimensions` numbers each. */
  gists: Float32Array
  /** By term: the weight of each class (entries, then `none`); empty when there is nothing to learn from. */
  classifier: SparseRows
  /** How much the classifier is believed: 0 at one phrasing an entry, 1 from four on; its own scores grow further with the examples. */
  classifierTrust: number
  /** Absent if no entry has a vector. */
  vectors?: VectorData
}
