import { type Coefficients, coefficients as shipped } from '../model/coefficients.ts'
import { type CutOptions, cutTerms, type Kind, kindOf, kinds, scriptOfFunctionTerm } from '../text/cutTerms.ts'
import { conceptFinder } from '../text/findConcepts.ts'
import { foldText } from '../text/foldText.ts'
import { jiebaSegmenter } from '../text/jiebaSegmenter.ts'
import { OwnTerms } from '../text/OwnTerms.ts'
import { TextTable } from '../text/TextTable.ts'
import type { BuildOptions, IndexEntry } from '../types.ts'
import { gistsOfEntries } from '../witness/gist.ts'
import { learnTrust } from '../witness/learnTrust.ts'
import { packVectors } from '../witness/packVectors.ts'
import { RowCounter } from '../witness/RowCounter.ts'
import { joinRows, type SparseRows } from '../witness/SparseRows.ts'
import { trainClassifier } from '../witness/trainClassifier.ts'
import { VectorWitness } from '../witness/VectorWitness.ts'
import type { IndexData } from './IndexData.ts'
import { packQuestions } from './packQuestions.ts'

/** Ends of sentences and of lines, in English and Chinese; *Cap. 132* goes on. */
const sentenceEnd = /[\n。；;!?？！]|\. (?!\d)/
/** Shorter ones say nothing by themselves. */
const shortestSentence = 4

const emptyRows: SparseRows = { starts: new Uint32Array(1), columns: new Uint32Array(0), values: new Float32Array(0) }

/** Indexes entries; see `docs/engine.md` for the method. Throws on two entries with one id, and on vectors that don't go together. */
export function buildData(
  given: readonly IndexEntry[],
  { none = [], noneVectors = [], lexicon = {} }: BuildOptions = {},
  model: Coefficients = shipped,
): IndexData {
  const entries = [...given].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  entries.forEach((entry, at) => {
    if (at > 0 && entries[at - 1]!.id === entry.id)
      throw new Error(`Two entries have the id "${entry.id}"; ids must be unique`)
  })
  const questions = entries.map((entry) =>
    entry.questions.map((question) => (typeof question === 'string' ? { text: question } : question)),
  )
  const aliases = entries.map((entry) => [...(entry.aliases ?? [])])
  const ownTerms = [...new Set(aliases.flat().map(foldText))].filter((term) => term.length > 1).sort()
  const cutting: CutOptions = {
    segmenter: jiebaSegmenter,
    ownTerms: new OwnTerms(ownTerms),
    conceptsOf: conceptFinder(lexicon),
  }

  const terms = new TextTable()
  const cut = (folded: string, take: (term: number) => void) =>
    cutTerms(folded, cutting, (term) => take(terms.add(term)))

  // Cut everything once: what each entry consists of, field by field, and its phrasings one by one.
  const { fields } = model.bm25
  const counts = { entries: new RowCounter(), phrases: new RowCounter(), sentences: new RowCounter() }
  const texts = new TextTable()
  const phraseTexts: number[] = []
  const sentenceStarts = new Uint32Array(entries.length + 1)
  const phraseStarts = new Uint32Array(entries.length + 2)
  const addPhrase = (folded: string) => {
    cut(folded, (term) => counts.phrases.add(term, 1))
    counts.phrases.endRow()
    phraseTexts.push(texts.add(folded))
  }
  entries.forEach((entry, number) => {
    const seen = new Set<string>()
    const addQuestion = (text: string, weight: number) => {
      const folded = foldText(text)
      if (!folded || seen.has(folded)) return
      seen.add(folded)
      addPhrase(folded)
      if (weight > 0) counts.entries.addLastRow(counts.phrases, weight)
    }
    const addField = (text: string, weight: number) => {
      if (weight > 0) cut(text, (term) => counts.entries.add(term, weight))
    }
    questions[number]!.forEach((question, at) => {
      addQuestion(question.text, at === 0 ? fields.title : fields.phrasing)
    })
    for (const alias of aliases[number]!) addQuestion(alias, fields.alias)
    for (const tag of entry.tags ?? []) addField(foldText(tag), fields.tag)
    for (const sentence of splitSentences(entry.answer ?? ''))
      if (sentence.length < shortestSentence) addField(sentence, fields.answer)
      else {
        cut(sentence, (term) => counts.sentences.add(term, 1))
        counts.sentences.endRow()
        if (fields.answer > 0) counts.entries.addLastRow(counts.sentences, fields.answer)
      }
    counts.entries.endRow()
    phraseStarts[number + 1] = counts.phrases.size
    sentenceStarts[number + 1] = counts.sentences.size
  })
  for (const text of none) {
    const folded = foldText(text)
    if (folded) addPhrase(folded)
  }
  phraseStarts[entries.length + 1] = counts.phrases.size

  const entryRows = counts.entries.toRows()
  const weights = weighTerms(terms, entryRows, model)
  const postings = countPostings(terms.size, entryRows, model)
  const inVector = weighInVector(terms, weights, model)
  const phrases = toUnitVectors(counts.phrases.toRows(), inVector)
  const sentences = toUnitVectors(counts.sentences.toRows(), inVector)
  const perEntry = entries.length > 0 ? phraseStarts[entries.length]! / entries.length : 0
  const classifierTrust =
    perEntry <= 1 || entries.length > model.classifier.limit ? 0 : Math.min(1, Math.log2(perEntry) / 2)
  const classifier =
    classifierTrust > 0
      ? learnClasses({ phrases, phraseStarts, sentences, sentenceStarts }, terms.size, entries.length + 1, model)
      : emptyRows
  const vectors = packVectors(
    entries.map(({ id, vectors = [] }) => ({ name: `entry "${id}"`, vectors })),
    { name: 'none', vectors: noneVectors },
  )
  if (vectors) vectors.trust = learnTrust(vectors, new VectorWitness(vectors), model.meaning.share)

  return {
    ids: entries.map((entry) => entry.id),
    questions: packQuestions(questions),
    aliases,
    ownTerms,
    lexicon,
    terms,
    weights,
    postings,
    phrases,
    phraseStarts,
    texts,
    phraseTexts: Uint32Array.from(phraseTexts),
    sentences,
    sentenceStarts,
    gists: gistsOfEntries(phrases, phraseStarts, terms, entries.length),
    classifier,
    classifierTrust,
    ...(vectors && { vectors }),
  }
}

/** The sentences of an answer, folded. */
function splitSentences(text: string): string[] {
  return text.split(sentenceEnd).map(foldText)
}

/** idf(t) = ln(1 + (N − n + 0.5) / (n + 0.5)) (Robertson and Spärck Jones, as in Lucene), less for function words. */
function weighTerms(terms: TextTable, { starts, columns }: SparseRows, { functionWord }: Coefficients): Float32Array {
  const entries = starts.length - 1
  const holders = new Uint32Array(terms.size)
  for (const term of columns) holders[term]!++
  return Float32Array.from(holders, (held, term) => {
    const n = Math.max(1, held)
    const idf = Math.log(1 + (entries - Math.min(n, entries) + 0.5) / (n + 0.5))
    const script = scriptOfFunctionTerm(terms.textOf(term))
    return script ? idf * functionWord[script] : idf
  })
}

/** BM25F: tf' = Σ field weight × tf / (1 − b + b × length / mean length); impact = tf' / (k1 + tf') (Zaragoza et al. 2004). */
function countPostings(terms: number, rows: SparseRows, { bm25 }: Coefficients): SparseRows {
  const entries = rows.starts.length - 1
  const lengths = new Float64Array(entries)
  const starts = new Uint32Array(terms + 1)
  for (let entry = 0; entry < entries; entry++)
    for (let k = rows.starts[entry]!; k < rows.starts[entry + 1]!; k++) {
      lengths[entry]! += rows.values[k]!
      starts[rows.columns[k]! + 1]!++
    }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, entries) || 1
  for (let term = 0; term < terms; term++) starts[term + 1]! += starts[term]!
  const columns = new Uint32Array(rows.columns.length)
  const values = new Float32Array(rows.columns.length)
  const next = starts.slice()
  for (let entry = 0; entry < entries; entry++) {
    const norm = 1 - bm25.b + (bm25.b * lengths[entry]!) / mean
    for (let k = rows.starts[entry]!; k < rows.starts[entry + 1]!; k++) {
      const at = next[rows.columns[k]!]!++
      const tf = rows.values[k]! / norm
      columns[at] = entry
      values[at] = tf / (bm25.k1 + tf)
    }
  }
  return { starts, columns, values }
}

/** What each term weighs in a vector. */
function weighInVector(terms: TextTable, weights: Float32Array, model: Coefficients): Float64Array {
  return Float64Array.from(weights, (weight, term) =>
    weightInVector(weight, kinds[kindOf(terms.firstUnitOf(term))]!, model),
  )
}

/** √weight × its kind's weight. The root: measured better than idf itself for a linear model. */
export function weightInVector(weight: number, kind: Kind, { vector }: Coefficients): number {
  return Math.sqrt(weight) * vector[kind]
}

/** In place: each count becomes (1 + ln count) × its term's weight, and each row is scaled to length 1. */
function toUnitVectors(rows: SparseRows, weights: Float64Array): SparseRows {
  const { starts, columns, values } = rows
  for (let row = 0; row + 1 < starts.length; row++) {
    let squares = 0
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const value = (1 + Math.log(values[k]!)) * weights[columns[k]!]!
      values[k] = value
      squares += value * value
    }
    const length = Math.sqrt(squares) || 1
    for (let k = starts[row]!; k < starts[row + 1]!; k++) values[k]! /= length
  }
  return rows
}

/** The unit vector of one bag of terms, as the rows of an index are made. */
export function unitVector(
  bag: ReadonlyMap<number, number>,
  terms: TextTable,
  weights: Float32Array,
  model: Coefficients,
): Map<number, number> {
  const unit = new Map<number, number>()
  let squares = 0
  for (const [term, times] of bag) {
    const kind = kinds[kindOf(terms.firstUnitOf(term))]!
    const value = (1 + Math.log(times)) * weightInVector(weights[term]!, kind, model)
    if (value === 0) continue
    unit.set(term, value)
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  for (const [term, value] of unit) unit.set(term, value / length)
  return unit
}

type Examples = Pick<IndexData, 'phrases' | 'phraseStarts' | 'sentences' | 'sentenceStarts'>

/**
 * Trains the classifier. Sentences of the answers teach it too,
 * for half: people ask about the details that an answer tells, in its words.
 */
function learnClasses(
  { phrases, phraseStarts, sentences, sentenceStarts }: Examples,
  terms: number,
  classes: number,
  { classifier }: Coefficients,
): SparseRows {
  const asked = phrases.starts.length - 1
  const labels = new Uint32Array(asked + sentences.starts.length - 1)
  for (let entry = 0; entry < classes; entry++) labels.fill(entry, phraseStarts[entry]!, phraseStarts[entry + 1]!)
  for (let entry = 0; entry + 1 < sentenceStarts.length; entry++)
    labels.fill(entry, asked + sentenceStarts[entry]!, asked + sentenceStarts[entry + 1]!)
  const isSentence = (example: number) => example >= asked
  return trainClassifier(joinRows(phrases, sentences), labels, isSentence, terms, classes, classifier)
}
