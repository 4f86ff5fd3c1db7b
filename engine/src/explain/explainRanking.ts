import type { IndexData } from '../build/IndexData.ts'
import { questionsOf } from '../build/packQuestions.ts'
import { type Coefficients, confidenceNames, signalNames } from '../model/coefficients.ts'
import { confidenceSignals, doubts, sigmoid } from '../model/confidence.ts'
import { hasPosting } from '../model/hasPosting.ts'
import type { Ranking } from '../model/rank.ts'
import type { ReadQuery } from '../model/readQuery.ts'
import { kindOf, kinds } from '../text/cutTerms.ts'
import { foldText } from '../text/foldText.ts'
import type { Evidence, Explanation } from '../types.ts'
import type { NearWords } from '../witness/NearWords.ts'
import { productOf } from '../witness/SparseRows.ts'
import { showConcepts } from './showConcepts.ts'
import { showCorrections } from './showCorrections.ts'
import { TypedWords } from './TypedWords.ts'

/** Phrasings that are told, the nearest first. */
const mostPhrasings = 5

/** What an explanation is made from, besides the entry's id. */
export interface Explained {
  query: string
  read: ReadQuery
  ranking: Ranking
  data: IndexData
  model: Coefficients
  signalWeights: ArrayLike<number>
  confidenceWeights: ArrayLike<number>
  nearWords: NearWords
  /** Log-odds that the first entry answers the query. */
  odds: number
}

/**
 * Takes a ranking apart for one entry.
 * @throws if no entry has the id
 */
export function explainRanking(id: string, explained: Explained): Explanation {
  const { read, ranking, data } = explained
  const entry = data.ids.indexOf(id)
  if (entry < 0) throw new Error(`No entry of this index has the id "${id}"`)
  const texts = [...questionsOf(data.questions, entry).map(({ text }) => text), ...data.aliases[entry]!]
  const typed = new TypedWords(explained.query, read, texts)
  const place = ranking.candidates.findIndex((one) => one.entry === entry)
  return {
    id,
    ...explainScore(place, explained),
    words: explainWords(entry, typed, explained),
    nearWords: explainNearWords(entry, typed, explained),
    unknown: read.unknown.filter((term) => 'wzn'.includes(term[0]!)).map((term) => typed.show(term)),
    corrections: showCorrections(read, typed),
    concepts: showConcepts(read, data, entry),
    phrasings: nearestPhrasings(entry, texts, explained),
  }
}

type ScoreParts = Pick<
  Explanation,
  'found' | 'place' | 'score' | 'confidence' | 'signals' | 'total' | 'rivals' | 'first'
>

function explainScore(place: number, explained: Explained): ScoreParts {
  const { ranking, data, model, signalWeights, odds } = explained
  const { candidates } = ranking
  const [top] = candidates
  const candidate = candidates[place]
  const first = top && { id: data.ids[top.entry]!, odds, signals: confidenceEvidence(explained) }
  if (!candidate) return { found: false, score: 0, confidence: 0, signals: [], ...(first && { first }) }
  const others = candidates.filter((other) => other !== candidate)
  // The rivals' sum, scaled by the highest so that it can't overflow.
  const highest = Math.max(...others.map(({ total }) => total))
  const rivals = highest + Math.log(others.reduce((sum, { total }) => sum + Math.exp(total - highest), 0))
  return {
    found: true,
    place: place + 1,
    score: candidate.belief,
    confidence: (sigmoid(odds) * candidate.belief) / top!.belief,
    signals: [
      ...signalNames.map((name, at) => toEvidence(name, candidate.signals[at]!, signalWeights[at]!)),
      ...(ranking.meaning
        ? [toEvidence('meaning', candidate.meaning, model.meaning.signal * ranking.meaning.trust)]
        : []),
    ],
    total: candidate.total,
    ...(others.length > 0 && { rivals }),
    first,
  }
}

/** What makes the log-odds of the confidence: the signals, the two doubts, and what a vector changes. */
function confidenceEvidence({ ranking, data, confidenceWeights, odds }: Explained): Evidence[] {
  const { unread, refused } = doubts(ranking)
  const evidence = [
    ...confidenceSignals(ranking, data).map((value, at) =>
      toEvidence(confidenceNames[at]!, value, confidenceWeights[at]!),
    ),
    toEvidence('unread', unread, -1),
    toEvidence('refused', refused, -1),
  ]
  if (!ranking.meaning) return evidence
  const left = odds - evidence.reduce((sum, { adds }) => sum + adds, 0)
  return [...evidence, toEvidence('meaning', left, 1)]
}

const toEvidence = (name: string, value: number, coefficient: number): Evidence => ({
  name,
  value,
  coefficient,
  adds: value * coefficient,
})

/** The words of the query that the entry has; letters that words share are told once for each word. */
function explainWords(entry: number, typed: TypedWords, { read, data }: Explained): Explanation['words'] {
  const covering = new Map(read.informative.map(({ term, weight }) => [term, weight]))
  const rows = new Map<string, Explanation['words'][number]>()
  let all = 0
  for (const { term, weight, guessed } of read.terms) {
    const impact = impactOf(data, term, entry)
    if (weight === 0 || impact === 0) continue
    const text = data.terms.textOf(term)
    const kind = kinds[kindOf(text.charCodeAt(0))]!
    const word = typed.show(text)
    const row = rows.get(`${kind} ${word}`) ?? { word, kind, share: 0, covers: 0, guessed }
    row.share += weight * impact
    row.covers += read.informativeWeight > 0 ? (covering.get(term) ?? 0) / read.informativeWeight : 0
    rows.set(`${kind} ${word}`, row)
    all += weight * impact
  }
  return [...rows.values()]
    .map((row) => ({ ...row, share: row.share / all }))
    .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1))
}

function explainNearWords(
  entry: number,
  typed: TypedWords,
  { read, data, nearWords }: Explained,
): Explanation['nearWords'] {
  const lacking = read.informative.flatMap(({ term }) =>
    hasPosting(data, term, entry) ? [] : [data.terms.textOf(term)],
  )
  return [...lacking, ...read.strange.map(({ word }) => word)].flatMap((word) => {
    const near = nearWords.of(word).find(({ term }) => hasPosting(data, term, entry))
    return near
      ? [{ word: typed.show(word), near: data.terms.textOf(near.term).slice(1), nearness: near.nearness }]
      : []
  })
}

function nearestPhrasings(
  entry: number,
  texts: readonly string[],
  { read, data }: Explained,
): Explanation['phrasings'] {
  const weightOf = new Float32Array(data.terms.size)
  for (const [term, value] of read.vector) weightOf[term] = value
  const phrasings: Explanation['phrasings'] = []
  for (let phrase = data.phraseStarts[entry]!; phrase < data.phraseStarts[entry + 1]!; phrase++) {
    const similarity = productOf(data.phrases, phrase, weightOf)
    if (similarity > 0) phrasings.push({ text: data.texts.textOf(data.phraseTexts[phrase]!), similarity })
  }
  const nearest = phrasings
    .sort((a, b) => b.similarity - a.similarity || (a.text < b.text ? -1 : 1))
    .slice(0, mostPhrasings)
  const written = new Map<string, string>()
  for (const text of texts) {
    if (written.size === nearest.length) break
    const folded = foldText(text)
    if (!written.has(folded) && nearest.some((one) => one.text === folded)) written.set(folded, text)
  }
  return nearest.map(({ text, similarity }) => ({ text: written.get(text) ?? text, similarity }))
}

/** What an entry has of a term, 0 to 1; 0 if it hasn't. */
function impactOf({ postings }: IndexData, term: number, entry: number): number {
  for (let k = postings.starts[term]!; k < postings.starts[term + 1]!; k++)
    if (postings.columns[k] === entry) return postings.values[k]!
  return 0
}
