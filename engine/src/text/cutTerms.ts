import { stemmer } from 'stemmer'
import { chineseFunctionWords, englishFunctionWords, isFunctionCharacter } from './functionWords.ts'
import type { Segmenter } from './Segmenter.ts'

/** What a term is; each kind has its own weight in each witness (`coefficients.ts`). */
export const kinds = ['word', 'hanWord', 'hanPair', 'han', 'gram', 'pair', 'number', 'form', 'own', 'concept'] as const
export type Kind = (typeof kinds)[number]
const prefixOf: Record<Kind, string> = {
  word: 'w',
  hanWord: 'z',
  hanPair: 'b',
  han: 'c',
  gram: 'g',
  pair: 'p',
  number: 'n',
  form: 'f',
  own: 'o',
  concept: 'k',
}
const kindOfPrefix = new Map(kinds.map((kind, number) => [prefixOf[kind], number]))

/** The number of the kind of a term, in `kinds`. */
export function kindOf(term: string): number {
  return kindOfPrefix.get(term[0]!)!
}

export interface CutOptions {
  segmenter: Segmenter
  /** Terms of the bot itself in Chinese (aliases, folded): found in running text, however jieba cuts. */
  ownTerms?: ReadonlySet<string>
  /** Ids of the concepts that a folded text speaks of. */
  conceptsOf?: (text: string) => string[]
}

const runs = /\p{Script=Han}+|[[\p{L}\p{M}]--\p{Script=Han}]+|\d+/gv
const han = /^\p{Script=Han}/u
const apostrophes = /(\p{L})['’`](?=\p{L})/gu
const thousands = /(\d),(?=\d{3}(?!\d))/g
const formNumber = /(?<![\p{L}])([a-z]{1,6})[\s\-./]{0,2}(\d{1,5})\s?(?:\(?([a-z])\)?(?![a-z]))?/gu
const longestOwnTerm = 10

/**
 * The terms of a folded text, with repetitions, in order: English stems with their character trigrams
 * and neighbour pairs; Chinese words, characters and character pairs, so that no error of the segmenter
 * hides anything; numbers; form numbers (`td 558`, `td-558` and `td558` all give `td558`).
 */
export function cutTerms(text: string, { segmenter, ownTerms, conceptsOf }: CutOptions): string[] {
  const clean = text.replace(apostrophes, '$1').replace(thousands, '$1')
  const terms: string[] = []
  let last = ''
  for (const [run] of clean.matchAll(runs)) {
    if (han.test(run)) {
      cutHan(run, terms, segmenter, ownTerms)
      last = ''
    } else if (/^\d/.test(run)) {
      terms.push(`n${run}`)
      if (last) terms.push(`p${last} ${run}`)
      last = run
    } else {
      const stem = stemmer(run)
      terms.push(`w${stem}`)
      if (last) terms.push(`p${last} ${stem}`)
      last = stem
      if (run.length >= 4 && !englishFunctionWords.has(run)) {
        const framed = `^${run}$`
        for (let at = 0; at + 3 <= framed.length; at++) terms.push(`g${framed.slice(at, at + 3)}`)
      }
    }
  }
  for (const [, letters, digits, suffix] of clean.matchAll(formNumber)) {
    if (englishFunctionWords.has(letters!)) continue
    terms.push(`f${letters}${digits}`)
    if (suffix) terms.push(`f${letters}${digits}${suffix}`)
  }
  if (conceptsOf) for (const concept of conceptsOf(clean)) terms.push(`k${concept}`)
  return terms
}

function cutHan(run: string, terms: string[], segmenter: Segmenter, ownTerms?: ReadonlySet<string>): void {
  const characters = [...run]
  for (let at = 0; at < characters.length; at++) {
    terms.push(`c${characters[at]}`)
    if (at > 0) terms.push(`b${characters[at - 1]}${characters[at]}`)
  }
  if (characters.length > 1) {
    for (const word of segmenter.cut(run)) if (word.length > 1) terms.push(`z${word}`)
  }
  if (ownTerms && ownTerms.size > 0) {
    for (let from = 0; from < characters.length; from++) {
      for (let length = 2; length <= longestOwnTerm && from + length <= characters.length; length++) {
        const candidate = characters.slice(from, from + length).join('')
        if (ownTerms.has(candidate)) terms.push(`o${candidate}`)
      }
    }
  }
}

/** Whether a term carries grammar more than a topic, and in which script. */
export function scriptOfFunctionTerm(term: string): 'han' | 'latin' | undefined {
  const body = term.slice(1)
  switch (term[0]) {
    case 'w':
      return functionStems.has(body) ? 'latin' : undefined
    case 'z':
    case 'c':
      return chineseFunctionWords.has(body) ? 'han' : undefined
    case 'b':
      return chineseFunctionWords.has(body) || [...body].every(isFunctionCharacter) ? 'han' : undefined
    case 'p':
      return body.split(' ').every((word) => functionStems.has(word)) ? 'latin' : undefined
    default:
      return undefined
  }
}
const functionStems: ReadonlySet<string> = new Set([...englishFunctionWords].map((word) => stemmer(word)))
