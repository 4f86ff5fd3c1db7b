import { type Coefficients, coefficients as shipped } from '../model/coefficients.ts'
import { type CutOptions, cutTerms, kindOf, kinds, scriptOfFunctionTerm } from '../text/cutTerms.ts'
import { conceptFinder } from '../text/findConcepts.ts'
import { foldText } from '../text/foldText.ts'
import { jiebaSegmenter } from '../text/jiebaSegmenter.ts'
import type { BuildOptions, IndexEntry } from '../types.ts'
import { gistsOfEntries } from '../witness/gist.ts'
import { learnTrust } from '../witness/learnTrust.ts'
import { packVectors } from '../witness/packVectors.ts'
import { joinRows, packRows, type SparseRows } from '../witness/SparseRows.ts'
import { trainClassifier } from '../witness/trainClassifier.ts'
import { VectorWitness } from '../witness/VectorWitness.ts'
import type { IndexData } from './IndexData.ts'

/** Ends of sentences and of lines, in English and Chinese. */
const sentenceEnd = /[\n。；;!?？！]|\. /
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
    entry.questions.map((question) => (typeof question === 'string' ? { text: question } : { ...question })),
  )
  const aliases = entries.map((entry) => [...(entry.aliases ?? [])])
  const ownTerms = [...new Set(aliases.flat().map(foldText))].filter((term) => term.length > 1).sort()
  const cutting: CutOptions = {
    segmenter: jiebaSegmenter,
    ownTerms: new Set(ownTerms),
    conceptsOf: conceptFinder(lexicon),
  }

  const terms: string[] = []
  const numberOf = new Map<string, number>()
  const cut = (text: string): Map<number, number> => {
    const bag = new Map<number, number>()
    for (const term of cutTerms(text, cutting)) {
      let number = numberOf.get(term)
      if (number === undefined) {
        number = terms.push(term) - 1
        numberOf.set(term, number)
      }
      bag.set(number, (bag.get(number) ?? 0) + 1)
    }
    return bag
  }

  // Cut everything once: what each entry consists of, field by field, and its phrasings one by one.
  const { fields } = model.bm25
  const phraseBags: Map<number, number>[] = []
  const phraseTexts: string[] = []
  const sentenceBags: Map<number, number>[] = []
  const sentenceStarts = new Uint32Array(entries.length + 1)
  const phraseStarts = new Uint32Array(entries.length + 2)
  const entryBags = entries.map((entry, number) => {
    const bag = new Map<number, number>()
    const add = (from: Map<number, number>, weight: number) => {
      if (weight <= 0) return
      for (const [term, times] of from) bag.set(term, (bag.get(term) ?? 0) + times * weight)
    }
    const seen = new Set<string>()
    const addPhrase = (text: string, weight: number) => {
      const folded = foldText(text)
      if (!folded || seen.has(folded)) return
      seen.add(folded)
      const terms = cut(folded)
      phraseBags.push(terms)
      phraseTexts.push(folded)
      add(terms, weight)
    }
    questions[number]!.forEach((question, at) => {
      addPhrase(question.text, at === 0 ? fields.title : fields.phrasing)
    })
    for (const alias of aliases[number]!) addPhrase(alias, fields.alias)
    for (const tag of entry.tags ?? []) add(cut(foldText(tag)), fields.tag)
    if (entry.answer) add(cut(foldText(entry.answer)), fields.answer)
    for (const sentence of splitSentences(entry.answer ?? '')) sentenceBags.push(cut(sentence))
    phraseStarts[number + 1] = phraseBags.length
    sentenceStarts[number + 1] = sentenceBags.length
    return bag
  })
  for (const text of none) {
    const folded = foldText(text)
    if (!folded) continue
    phraseBags.push(cut(folded))
    phraseTexts.push(folded)
  }
  phraseStarts[entries.length + 1] = phraseBags.length

  const weights = weighTerms(terms, entryBags, entries.length, model)
  const postings = countPostings(terms, entryBags, model)
  const phrases = packRows(phraseBags.map((bag) => unitVector(bag, terms, weights, model)))

  const sentences = packRows(sentenceBags.map((bag) => unitVector(bag, terms, weights, model)))
  const perEntry = entries.length > 0 ? phraseStarts[entries.length]! / entries.length : 0
  const classifierTrust =
    perEntry <= 1 || entries.length > model.classifier.limit ? 0 : Math.min(1, Math.log2(perEntry) / 2)
  const classifier =
    classifierTrust > 0
      ? learnClasses({ phrases, phraseStarts, sentences, sentenceStarts }, terms.length, entries.length + 1, model)
      : emptyRows
  const vectors = packVectors(
    entries.map(({ id, vectors = [] }) => ({ name: `entry "${id}"`, vectors })),
    { name: 'none', vectors: noneVectors },
  )
  if (vectors) vectors.trust = learnTrust(vectors, new VectorWitness(vectors), model.meaning.share)

  return {
    ids: entries.map((entry) => entry.id),
    questions,
    aliases,
    ownTerms,
    lexicon,
    terms,
    weights,
    postings,
    phrases,
    phraseStarts,
    phraseTexts,
    sentences,
    sentenceStarts,
    gists: gistsOfEntries(phrases, phraseStarts, terms, entries.length),
    classifier,
    classifierTrust,
    calibration: { scale: 1, shift: 0 },
    ...(vectors && { vectors }),
  }
}

/** The sentences of an answer, folded. */
function splitSentences(text: string): string[] {
  return text
    .split(sentenceEnd)
    .map(foldText)
    .filter((sentence) => sentence.length >= shortestSentence)
}

/** idf(t) = ln(1 + (N − n + 0.5) / (n + 0.5)) (Robertson and Spärck Jones, as in Lucene), less for function words. */
function weighTerms(terms: string[], bags: Map<number, number>[], entries: number, model: Coefficients): Float32Array {
  const holders = new Uint32Array(terms.length)
  for (const bag of bags) for (const term of bag.keys()) holders[term]!++
  return Float32Array.from(terms, (term, number) => {
    const n = Math.max(1, holders[number]!)
    const idf = Math.log(1 + (entries - Math.min(n, entries) + 0.5) / (n + 0.5))
    const script = scriptOfFunctionTerm(term)
    return script ? idf * model.functionWord[script] : idf
  })
}

/** BM25F: tf' = Σ field weight × tf / (1 − b + b × length / mean length); impact = tf' / (k1 + tf') (Zaragoza et al. 2004). */
function countPostings(terms: string[], bags: Map<number, number>[], { bm25 }: Coefficients): SparseRows {
  const lengths = bags.map((bag) => {
    let length = 0
    for (const times of bag.values()) length += times
    return length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, bags.length) || 1
  const starts = new Uint32Array(terms.length + 1)
  for (const bag of bags) for (const term of bag.keys()) starts[term + 1]!++
  for (let term = 0; term < terms.length; term++) starts[term + 1]! += starts[term]!
  const columns = new Uint32Array(starts[terms.length]!)
  const values = new Float32Array(columns.length)
  const next = starts.slice()
  bags.forEach((bag, entry) => {
    const norm = 1 - bm25.b + (bm25.b * lengths[entry]!) / mean
    for (const [term, times] of bag) {
      const at = next[term]!++
      const tf = times / norm
      columns[at] = entry
      values[at] = tf / (bm25.k1 + tf)
    }
  })
  return { starts, columns, values }
}

/** (1 + ln tf) × √weight × kind's weight, scaled to length 1. The root: measured better than idf itself for a linear model. */
export function unitVector(
  bag: ReadonlyMap<number, number>,
  terms: readonly string[],
  weights: Float32Array,
  { vector }: Coefficients,
): Map<number, number> {
  const unit = new Map<number, number>()
  let squares = 0
  for (const [term, times] of bag) {
    const value = (1 + Math.log(times)) * Math.sqrt(weights[term]!) * vector[kinds[kindOf(terms[term]!)]!]
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
 * for less: people ask about the details that an answer tells, in its words.
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
  const importance = new Float32Array(labels.length).fill(1, 0, asked).fill(classifier.sentence, asked)
  return trainClassifier(joinRows(phrases, sentences), labels, importance, terms, classes, classifier)
}
