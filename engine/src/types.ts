import type { Vector } from './witness/packVectors.ts'

/** One entry as the engine indexes it. `questions[0]` is the title, the rest are other ways of asking, in any language. */
export interface IndexEntry {
  id: string
  questions: (string | { text: string; lang?: string })[]
  /** Exact names and keywords: 狗牌, TD 558, dog licence. */
  aliases?: string[]
  answer?: string
  tags?: string[]
  /** Vectors of its questions from a model of meaning, all entries' of one dimension; a query's vector is compared with them. */
  vectors?: readonly Vector[]
}

/** Concepts by id, each with the words for it in Cantonese, written Chinese and English. */
export type Lexicon = Record<string, { yue?: string[]; zh?: string[]; en?: string[] }>

export interface BuildOptions {
  /** Messages that nothing here answers. */
  none?: string[]
  /** Vectors of such messages, from the model of the entries' vectors. */
  noneVectors?: readonly Vector[]
  lexicon?: Lexicon
}

export interface SearchOptions {
  /** How many results at most; 10 unless given. */
  limit?: number
  /** Language of the person (BCP 47). Completions in it come first; ranking reads every language alike. */
  lang?: string
  /** The query's vector, from the model of the entries' vectors; without effect if these have none. */
  vector?: Vector
}

export interface Result {
  id: string
  /** Share of the ranking's belief, 0 to 1, comparable within one query only. */
  score: number
  /** Calibrated probability that the entry answers the query, 0 to 1. */
  confidence: number
}

export interface Suggestion {
  id: string
  /** Share of what speaks for all entries that were considered, 0 to 1, comparable within one call only. */
  score: number
  /** The title, as given, in the language asked for if there is one. */
  text: string
}

export interface Explanation {
  id: string
  found: boolean
  score: number
  confidence: number
  /** Each witness: its value for this entry, its coefficient, and what it adds to the entry's total. */
  signals: { name: string; value: number; coefficient: number; adds: number }[]
  /** Words of the query that the entry has, heaviest first, with their share of the entry's BM25 score. */
  words: { word: string; kind: string; weight: number }[]
  /** Words of the query that no entry has. */
  unknown: string[]
  /** The phrasings nearest to the query, with their cosine. */
  phrasings: { text: string; similarity: number }[]
  /** Concepts of the lexicon that query and entry share. */
  concepts: string[]
}

/** An immutable index. All methods are pure: the same call on an equal index gives the same result. */
export interface Index {
  readonly size: number
  /** How many numbers the entries' vectors have; undefined if they have none. */
  readonly dimension: number | undefined
  search(query: string, options?: SearchOptions): Result[]
  suggest(prefix: string, options?: SearchOptions): Suggestion[]
  explain(query: string, id: string, options?: Pick<SearchOptions, 'vector'>): Explanation
  toJSON(): unknown
}
