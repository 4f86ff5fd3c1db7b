import type { Kind } from '../text/cutTerms.ts'
import { learned } from './learned.generated.ts'

/**
 * Coefficients of an index with few phrasings an entry, and of one with many: the more examples there are, the
 * more can be learnt from them, and the less the witnesses say that need none. `weighExamples` mixes the two.
 */
export interface ByExamples<Name extends string> {
  few: Record<Name, number>
  many: Record<Name, number>
}

/** What a term of each kind weighs in a witness. */
export type KindWeights = Record<Kind, number>

/** Every number of the engine that was learnt or chosen; the only place where they stand. */
export interface Coefficients {
  bm25: {
    k1: number
    b: number
    kinds: KindWeights
    fields: { title: number; phrasing: number; alias: number; answer: number; tag: number }
  }
  /** Term weights of the phrasing vectors, which the nearest-phrasing witness and the classifier read. */
  vector: KindWeights
  /** What a function word's idf is multiplied by: 幾錢 and 邊度 tell aspects apart more than *how* and *where* do. */
  functionWord: { han: number; latin: number }
  /** What a term counts that was not typed but probably meant, 0 to 1. */
  guessed: number
  /** `limit`: entries above which there is none. */
  classifier: { epochs: number; rate: number; limit: number }
  /** The ranking model: log-odds = Σ coefficient × signal. */
  signals: ByExamples<SignalName>
  confidence: ByExamples<ConfidenceName>
  /**
   * What a query's vector says, nearness being 0 to 1. `signal`: its coefficient beside `signals`. The others make
   * the confidence, see `joinMeaning`: an entry as near as `near` answers in one case of two, `slope` is the
   * log-odds for each 1 nearer, `share` how much nearer counts among several, `least` the vector's say, 0 to 1,
   * where all words are known.
   */
  meaning: { signal: number; near: number; slope: number; share: number; least: number }
}

export const signalNames = [
  'bm25',
  'bm25OfBest',
  'nearest',
  'nearestThree',
  'sentence',
  'classifier',
  'coverage',
  'nearWords',
  'gist',
  'exact',
  'named',
] as const
export type SignalName = (typeof signalNames)[number]
/** Where each signal stands among `signalNames`. */
export const signalAt = Object.fromEntries(signalNames.map((name, at) => [name, at])) as Record<SignalName, number>

export const confidenceNames = [
  'one',
  'belief',
  'bm25',
  'nearest',
  'coverage',
  'nearWords',
  'gist',
  'sentence',
  'agreement',
  'length',
  'known',
  'beliefCovered',
  'beliefNone',
  'reach',
  'none',
  'nearestNone',
  'named',
  'exact',
  'examples',
  'entries',
  'refusals',
] as const
export type ConfidenceName = (typeof confidenceNames)[number]

export const coefficients: Coefficients = {
  bm25: {
    k1: 1.5,
    b: 0.3,
    kinds: {
      word: 1,
      hanWord: 0.8,
      hanPair: 0.6,
      han: 0.25,
      gram: 0.12,
      pair: 0.4,
      number: 0.5,
      form: 2,
      own: 0.8,
      concept: 0.6,
    },
    fields: { title: 2, phrasing: 1, alias: 2, answer: 0.3, tag: 1 },
  },
  vector: {
    word: 1,
    hanWord: 0.9,
    hanPair: 0.8,
    han: 0.6,
    gram: 0.35,
    pair: 0.5,
    number: 0.5,
    form: 1.5,
    own: 0.6,
    concept: 0.7,
  },
  functionWord: { han: 1, latin: 0.7 },
  guessed: 0.6,
  classifier: { epochs: 4, rate: 5, limit: 3000 },
  // Questions to learn from never equal an indexed phrasing and seldom name a form, so these two are set by hand.
  signals: byExamples(learned.signals, { exact: 4, named: 1 }),
  confidence: byExamples(learned.confidence, { exact: 2.5, named: 0 }),
  // Set by hand; docs/engine.md says from what.
  meaning: { signal: 10, near: 0.55, slope: 12, share: 20, least: 0.2 },
}

function byExamples<Name extends string>(
  { few, many }: ByExamples<Name>,
  set: Partial<Record<Name, number>>,
): ByExamples<Name> {
  return { few: { ...few, ...set }, many: { ...many, ...set } }
}
