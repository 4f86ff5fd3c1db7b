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

/** One signal, what it weighs, and their product: what it adds to the log-odds. */
export interface Evidence {
  name: string
  value: number
  coefficient: number
  adds: number
}

/**
 * Why an entry stands where it stands for a query: what an editor's «why» shows. The sums hold exactly, but for
 * rounding: `total` is the sum of what `signals` add, and ln(score / (1 − score)) = total − rivals; the confidence of
 * the first entry is 1 / (1 + e^−odds) with `first.odds` the sum of what `first.signals` add, and that of any entry
 * the same times its score over the first one's.
 */
export interface Explanation {
  id: string
  /**
   * Whether it was among the entries that were compared closely. If not, others have more of the query's words, or
   * none was known: it has no place, its score and confidence are 0 and `signals` is empty. What it shares with the
   * query is told all the same.
   */
  found: boolean
  /** In the ranking, from 1. */
  place?: number
  score: number
  confidence: number
  /** What each witness says of this entry (docs/engine.md, «The witnesses»). */
  signals: Evidence[]
  /** Log-odds of this entry, before it is held against the others. */
  total?: number
  /** ln Σ e^total of all other entries that were compared; absent if there were none. */
  rivals?: number
  /** The first entry of the ranking and what makes its confidence; absent if no word of the query is known. */
  first?: { id: string; odds: number; signals: Evidence[] }
  /**
   * What the query has that the entry has too, the heaviest first. `word`: as it was typed; `kind`: what of it
   * matched (`kinds` in cutTerms.ts); `share`: of the entry's BM25 score, all of them together 1; `covers`: of the
   * query's informative weight, all of them together the signal `coverage`; `guessed`: it was not typed but read into
   * a typing error.
   */
  words: { word: string; kind: string; share: number; covers: number; guessed: boolean }[]
  /** Words of the query that the entry lacks, with the nearest in meaning that it has, folded or as a stem; 0 to 1. */
  nearWords: { word: string; near: string; nearness: number }[]
  /** Words of the query that no entry has. */
  unknown: string[]
  /** What looked like a typing error, and what it was read as besides. */
  corrections: { typed: string; readAs: string }[]
  /** Concepts of the lexicon that both speak of, with its words that stand in the query, and in the entry's questions and aliases: none if it is the answer or a tag that speaks of it. */
  concepts: { id: string; query: string[]; entry: string[] }[]
  /** The entry's questions and aliases that are nearest to the query, with their cosine. */
  phrasings: { text: string; similarity: number }[]
}

/** An immutable index. All methods are pure: the same call on an equal index gives the same result. */
export interface Index {
  readonly size: number
  /** How many numbers the entries' vectors have; undefined if they have none. */
  readonly dimension: number | undefined
  search(query: string, options?: SearchOptions): Result[]
  suggest(prefix: string, options?: SearchOptions): Suggestion[]
  explain(query: string, id: string, options?: Pick<SearchOptions, 'vector'>): Explanation
  /** Plain JSON values, for `fromJSON`. */
  toJSON(): unknown
  /** The same in one buffer, for `fromBytes`: to keep and to hand to another thread. */
  toBytes(): Uint8Array
}
