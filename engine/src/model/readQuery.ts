import { unitVector, weightInVector } from '../build/buildData.ts'
import type { IndexData } from '../build/IndexData.ts'
import { type CutOptions, cutTerms, type Kind, kindOf, kinds, scriptOfFunctionTerm } from '../text/cutTerms.ts'
import { foldText } from '../text/foldText.ts'
import { gistOf } from '../witness/gist.ts'
import type { Coefficients } from './coefficients.ts'

/** Code points of a query that are read; the rest is left. */
export const longestQuery = 1000

/** The part of a query that is read. */
export function cutToLongest(query: string): string {
  return query.length > longestQuery ? [...query.slice(0, 2 * longestQuery)].slice(0, longestQuery).join('') : query
}

/** A query as the witnesses read it. */
export interface ReadQuery {
  folded: string
  /** The text as it was probably meant, where words were unknown and looked like errors. */
  meant?: string
  /** Known terms, heaviest first, with what they weigh in BM25; `guessed` ones stand in `meant` only. */
  terms: { term: number; weight: number; guessed: boolean }[]
  /** Unit vector over known terms. */
  vector: Map<number, number>
  /** Words that carry meaning (known terms only), with their weight, for coverage. */
  informative: { term: number; weight: number }[]
  /** Weight of all informative words, those included that no entry has. */
  informativeWeight: number
  unknown: string[]
  /** The words among `unknown`, with what they weigh for coverage. */
  strange: { word: string; weight: number }[]
  /** The mean of its words' vectors, of those too that no entry has. */
  gist: Float32Array | undefined
}

const coverageOf: Record<string, number> = { word: 1, hanWord: 1, han: 0.5, number: 0.3, form: 0 }

/** Whether there are word vectors of terms of a kind. */
const hasMeaning = (kind: Kind): boolean => kind === 'word' || kind === 'hanWord' || kind === 'han'

/** Folds, cuts and weighs a query. */
export function readQuery(
  query: string,
  data: IndexData,
  cutting: CutOptions,
  model: Coefficients,
  correct: (folded: string) => string | undefined,
): ReadQuery {
  const folded = foldText(cutToLongest(query))
  const bag = new Map<number, number>()
  const unknown = new Set<string>()
  cutTerms(folded, cutting, (term) => {
    const number = data.terms.numberOf(term)
    if (number < 0) unknown.add(term.toString())
    else bag.set(number, (bag.get(number) ?? 0) + 1)
  })
  // What was probably meant counts beside what was typed, and for less.
  const meant = unknown.size > 0 ? correct(folded) : undefined
  const replaced = new Set(unknown)
  if (meant !== undefined)
    cutTerms(meant, cutting, (term) => {
      replaced.delete(term.toString())
      const number = data.terms.numberOf(term)
      if (number >= 0 && !bag.has(number)) bag.set(number, model.guessed)
    })
  const terms: ReadQuery['terms'] = []
  const informative: ReadQuery['informative'] = []
  let informativeWeight = 0
  for (const [term, times] of bag) {
    const kind = kinds[kindOf(data.terms.firstUnitOf(term))]!
    const weight = data.weights[term]! * Math.min(1, times)
    terms.push({ term, weight: weight * model.bm25.kinds[kind], guessed: times < 1 })
    const coverage = (coverageOf[kind] ?? 0) * weight
    if (coverage > 0) {
      informative.push({ term, weight: coverage })
      informativeWeight += coverage
    }
  }
  terms.sort((a, b) => b.weight - a.weight || a.term - b.term)
  const rarest = Math.log(1 + data.ids.length + 0.5)
  const strange: ReadQuery['strange'] = []
  const words: [string, number][] = terms.flatMap(({ term }) => {
    const kind = kinds[kindOf(data.terms.firstUnitOf(term))]!
    return hasMeaning(kind) ? [[data.terms.textOf(term), weightInVector(data.weights[term]!, kind, model)]] : []
  })
  for (const term of unknown) {
    const kind = kinds[kindOf(term.charCodeAt(0))]!
    const coverage = coverageOf[kind] ?? 0
    const doubt = meant !== undefined && replaced.has(term) ? 1 - model.guessed : 1
    const script = scriptOfFunctionTerm(term)
    const weight = doubt * rarest * (script ? model.functionWord[script] : 1)
    informativeWeight += coverage * weight
    if (coverage > 0) strange.push({ word: term, weight: coverage * weight })
    if (hasMeaning(kind)) words.push([term, weightInVector(weight, kind, model)])
  }
  return {
    folded,
    ...(meant !== undefined && { meant }),
    terms,
    vector: unitVector(bag, data.terms, data.weights, model),
    informative,
    informativeWeight,
    unknown: [...unknown],
    strange,
    gist: gistOf(words),
  }
}
