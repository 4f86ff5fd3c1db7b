import type { IndexData } from '../build/IndexData.ts'
import { kindOf, kinds } from '../text/cutTerms.ts'
import { gistProduct } from '../witness/gist.ts'
import type { NearWords } from '../witness/NearWords.ts'
import { highestProduct, productOf } from '../witness/SparseRows.ts'
import { softmax } from '../witness/trainClassifier.ts'
import type { Meaning } from '../witness/VectorWitness.ts'
import { signalAt, signalNames } from './coefficients.ts'
import { coverWords } from './coverWords.ts'
import { hasPosting } from './hasPosting.ts'
import type { ReadQuery } from './readQuery.ts'

/** Postings that a query visits at most; the rarest terms come first. */
export const mostPostings = 400_000
/** Entries that are looked at closely. */
export const mostCandidates = 40
/** Phrasings of one entry that are compared with the query, at most. */
export const mostPhrasings = 400

export interface Candidate {
  entry: number
  /** In the order of `signalNames`. */
  signals: Float64Array
  /** How near the query's vector is, 0 to 1; 0 without one. */
  meaning: number
  total: number
  /** Softmax over all candidates. */
  belief: number
}

export interface Ranking {
  /** Best first. */
  candidates: Candidate[]
  /** The classifier's highest score of an entry before the softmax: low far from all examples (energy; Liu et al. 2020). */
  reach: number
  /** What the classifier gives to "nothing answers this". */
  none: number
  /** Cosine of the nearest message that nothing answers. */
  nearestNone: number
  /** Share of the query's informative weight that some entry knows. */
  known: number
  /** Postings that were looked at, `mostPostings` at most. */
  visited: number
  /** How many informative words of the query the corpus knows. */
  words: number
  /** Of the query's vector: how near a message comes that nothing answers, and how far its model is believed. */
  meaning?: Pick<Meaning, 'none' | 'trust'>
}

/** Working memory of one index, reused by each query. */
export interface Scratch {
  scores: Float32Array
  touched: Uint32Array
  weightOf: Float32Array
  classScores: Float32Array
  /** The entries that a folded text is a question or alias of. */
  entriesOf: (folded: string) => readonly number[]
  nearWords: NearWords
  /** By entry: its place among the candidates, from 1; 0 for the others. */
  placeOf: Uint8Array
}

/** Asks every witness and joins what they say: total = Σ coefficient × signal. */
export function rank(
  query: ReadQuery,
  data: IndexData,
  scratch: Scratch,
  coefficients: ArrayLike<number>,
  ofMeaning: number,
  without = -1,
  meaning?: Meaning,
): Ranking {
  const entries = data.ids.length
  const { scores, touched, weightOf, classScores } = scratch
  let touchedCount = 0
  let visited = 0
  let possible = 0
  for (const { term, weight } of query.terms) {
    possible += weight
    const from = data.postings.starts[term]!
    const to = data.postings.starts[term + 1]!
    if (visited + to - from > mostPostings) continue
    visited += to - from
    for (let k = from; k < to; k++) {
      const entry = data.postings.columns[k]!
      if (scores[entry] === 0) touched[touchedCount++] = entry
      scores[entry]! += weight * data.postings.values[k]!
    }
  }

  // The classifier: its scores of all classes, then the log of their softmax.
  const classes = data.classifierTrust > 0 ? entries + 1 : 0
  let reach = 0
  if (classes > 0) {
    classScores.fill(0)
    for (const [term, value] of query.vector) {
      const from = data.classifier.starts[term]!
      const to = data.classifier.starts[term + 1]!
      for (let k = from; k < to; k++) classScores[data.classifier.columns[k]!]! += value * data.classifier.values[k]!
    }
    if (without >= 0) classScores[without] = -1e9
    for (let entry = 0; entry < entries; entry++) reach = Math.max(reach, classScores[entry]!)
    if (data.phraseStarts[entries] === data.phraseStarts[entries + 1]) classScores[entries] = -1e9
    softmax(classScores)
  }

  const chosen = chooseCandidates(scores, touched, touchedCount, without)
  if (classes > 0 && query.terms.length > 0)
    for (const entry of bestClasses(classScores, entries, 12))
      if (entry !== without && !chosen.includes(entry)) chosen.push(entry)
  const exact = scratch.entriesOf(query.folded)
  for (const entry of [...exact, ...(meaning?.nearest ?? [])])
    if (entry !== without && !chosen.includes(entry)) chosen.push(entry)

  for (const [term, value] of query.vector) weightOf[term] = value
  let best = 0
  for (const entry of chosen) best = Math.max(best, scores[entry]!)
  const names = query.terms.filter(({ term }) => {
    const kind = kinds[kindOf(data.terms.firstUnitOf(term))]
    return kind === 'own' || kind === 'form'
  })
  const rarest = Math.log(1 + entries + 0.5)
  const cover = coverWords(query, chosen, data, scratch)
  const candidates = chosen.map((entry, place): Candidate => {
    const near = nearestPhrasings(data, weightOf, entry)
    const covered = cover.words[place]!
    let named = 0
    for (const { term } of names)
      if (data.weights[term]! > named && hasPosting(data, term, entry)) named = data.weights[term]!
    const signals = new Float64Array(signalNames.length)
    signals[signalAt.bm25] = possible > 0 ? scores[entry]! / possible : 0
    signals[signalAt.bm25OfBest] = best > 0 ? scores[entry]! / best : 0
    signals[signalAt.nearest] = near.best
    signals[signalAt.nearestThree] = near.three
    const { sentences, sentenceStarts } = data
    signals[signalAt.sentence] = highestProduct(sentences, sentenceStarts[entry]!, sentenceStarts[entry + 1]!, weightOf)
    if (classes > 0)
      signals[signalAt.classifier] = data.classifierTrust * Math.max(-10, Math.log(classScores[entry]! + 1e-9))
    if (query.informativeWeight > 0) {
      signals[signalAt.coverage] = covered / query.informativeWeight
      signals[signalAt.nearWords] = (covered + cover.nearWords[place]!) / query.informativeWeight
    }
    if (query.gist) signals[signalAt.gist] = gistProduct(query.gist, data.gists, entry)
    signals[signalAt.exact] = exact.includes(entry) ? 1 : 0
    signals[signalAt.named] = named / rarest
    const nearness = meaning?.of(entry) ?? 0
    let total = meaning ? ofMeaning * meaning.trust * nearness : 0
    for (let at = 0; at < signals.length; at++) total += coefficients[at]! * signals[at]!
    return { entry, signals, meaning: nearness, total, belief: 0 }
  })
  const nearestNone = nearestPhrasings(data, weightOf, entries).best

  for (const term of query.vector.keys()) weightOf[term] = 0
  for (let k = 0; k < touchedCount; k++) scores[touched[k]!] = 0

  candidates.sort((a, b) => b.total - a.total || a.entry - b.entry)
  let sum = 0
  for (const candidate of candidates) sum += candidate.belief = Math.exp(candidate.total - candidates[0]!.total)
  for (const candidate of candidates) candidate.belief /= sum
  let known = 0
  for (const { term, weight } of query.informative) if (isKnown(data, term, without)) known += weight
  return {
    candidates,
    reach,
    none: classes > 0 ? classScores[entries]! : 0,
    nearestNone,
    visited,
    words: query.informative.length,
    ...(meaning && { meaning: { none: meaning.none, trust: meaning.trust } }),
    known: query.informativeWeight > 0 ? known / query.informativeWeight : 0,
  }
}

/** The entries with the highest BM25 scores; equal ones by their number, which follows their ids. */
function chooseCandidates(scores: Float32Array, touched: Uint32Array, count: number, without: number): number[] {
  const chosen: number[] = []
  let lowest = 0
  for (let k = 0; k < count; k++) {
    const entry = touched[k]!
    if (entry === without) continue
    const score = scores[entry]!
    if (chosen.length === mostCandidates) {
      if (score < lowest || (score === lowest && entry > chosen[mostCandidates - 1]!)) continue
      chosen.pop()
    }
    let at = chosen.length
    while (
      at > 0 &&
      (scores[chosen[at - 1]!]! < score || (scores[chosen[at - 1]!]! === score && chosen[at - 1]! > entry))
    )
      at--
    chosen.splice(at, 0, entry)
    lowest = scores[chosen[chosen.length - 1]!]!
  }
  return chosen
}

function bestClasses(scores: Float32Array, entries: number, count: number): number[] {
  const best: number[] = []
  for (let entry = 0; entry < entries; entry++) {
    const score = scores[entry]!
    if (best.length === count && score <= scores[best[count - 1]!]!) continue
    if (best.length === count) best.pop()
    let at = best.length
    while (at > 0 && scores[best[at - 1]!]! < score) at--
    best.splice(at, 0, entry)
  }
  return best
}

/** Cosine of the nearest phrasing of an entry (or of `none`, as entry number `ids.length`), and the mean of the nearest three. */
function nearestPhrasings(data: IndexData, weightOf: Float32Array, entry: number): { best: number; three: number } {
  const first = data.phraseStarts[entry]!
  const end = Math.min(data.phraseStarts[entry + 1]!, first + mostPhrasings)
  let a = 0
  let b = 0
  let c = 0
  for (let phrase = first; phrase < end; phrase++) {
    const similarity = productOf(data.phrases, phrase, weightOf)
    if (similarity > a) {
      c = b
      b = a
      a = similarity
    } else if (similarity > b) {
      c = b
      b = similarity
    } else if (similarity > c) c = similarity
  }
  return { best: a, three: (a + b + c) / 3 }
}

/** Whether an entry other than `without` has the term. */
function isKnown({ postings }: IndexData, term: number, without: number): boolean {
  const from = postings.starts[term]!
  const holders = postings.starts[term + 1]! - from
  return holders > 1 || (holders === 1 && postings.columns[from] !== without)
}
