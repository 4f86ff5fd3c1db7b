import { chineseFunctionWords, englishFunctionWords, isFunctionCharacter } from './functionWords.ts'
import { endOfRun, kindsOfLetter, letterKinds } from './letterKinds.ts'
import type { OwnTerms } from './OwnTerms.ts'
import { readNumeral } from './readNumeral.ts'
import type { Segmenter } from './Segmenter.ts'
import { stemWord } from './stemWord.ts'
import { TextBuffer } from './TextBuffer.ts'

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
const kindOfUnit = new Uint8Array(128)
for (const [number, kind] of kinds.entries()) kindOfUnit[prefixOf[kind].charCodeAt(0)] = number

/** The number, in `kinds`, of the kind of a term, by the term's first unit. */
export function kindOf(firstUnit: number): number {
  return kindOfUnit[firstUnit]!
}

export interface CutOptions {
  segmenter: Segmenter
  /** Terms of the bot itself in Chinese (aliases, folded): found in running text, however jieba cuts. */
  ownTerms?: OwnTerms
  /** Ids of the concepts that a folded text speaks of. */
  conceptsOf?: (text: string) => string[]
}

const marksWithin = /['’`,]/
const apostrophes = /(\p{L})['’`](?=\p{L})/gu
const thousands = /(\d),(?=\d{3}(?!\d))/g
/** Chinese may touch it, other letters not: 攞張TD558. */
const formNumber =
  /(?<![\p{L}--\p{Script=Han}])([a-z]{1,6})[\s\p{Pd}._\/#]{0,2}(\d{1,5})\s?(?:\(?([a-z])\)?(?![a-z]))?/gv
/** What stands before an amount is no form's letters. */
const currencies = new Set(['hk', 'hkd', 'usd', 'us', 'rmb', 'cny', 'mop'])
/** Chinese numerals before a unit of money. */
const hasMoney = /[元蚊块]/
const amount = /(?<![几数])[一二两三四五六七八九十][零一二两三四五六七八九十百千万]*(?=[元蚊块])/g
/** Shorter words are told by their stem alone. */
const shortestInGrams = 4

/**
 * Gives the terms of a folded text to `take`, with repetitions, in order: English stems with their character
 * trigrams and neighbour pairs; Chinese words, characters and character pairs, so that no error of the segmenter
 * hides anything; numbers; form numbers (`td 558`, `td-558` and `td558` all give `td558`). What `take` gets is
 * overwritten by the next term.
 */
export function cutTerms(text: string, options: CutOptions, take: (term: TextBuffer) => void): void {
  const clean = marksWithin.test(text) ? text.replace(apostrophes, '$1').replace(thousands, '$1') : text
  const { conceptsOf } = options
  let last = ''
  let hasDigits = false
  for (let at = 0; at < clean.length; ) {
    const kinds = kindsOfLetter(clean, at)
    const end = endOfRun(clean, at, kinds & (letterKinds.han | letterKinds.other | letterKinds.digit))
    if (end === at) {
      at++
      continue
    }
    const run = clean.slice(at, end)
    if (kinds & letterKinds.han) {
      cutHan(run, options, take)
      last = ''
    } else {
      const isNumber = (kinds & letterKinds.digit) !== 0
      const word = isNumber ? run : stemWord(run)
      take(term.start(isNumber ? prefixOf.number : prefixOf.word).add(word))
      if (last) take(term.start(prefixOf.pair).add(last).add(' ').add(word))
      last = word
      if (isNumber) hasDigits = true
      else if (run.length >= shortestInGrams && !englishFunctionWords.has(run)) {
        const framed = `^${run}$`
        for (let from = 0; from + 3 <= framed.length; from++)
          take(term.start(prefixOf.gram).add(framed, from, from + 3))
      }
    }
    at = end
  }
  if (hasDigits)
    for (const [, letters, digits, suffix] of clean.matchAll(formNumber)) {
      if (englishFunctionWords.has(letters!) || currencies.has(letters!)) continue
      take(term.start(prefixOf.form).add(letters!).add(digits!))
      if (suffix) take(term.add(suffix))
    }
  if (conceptsOf) for (const concept of conceptsOf(clean)) take(term.start(prefixOf.concept).add(concept))
}

/** The term that is being made. */
const term = new TextBuffer()

function cutHan(run: string, { segmenter, ownTerms }: CutOptions, take: (term: TextBuffer) => void): void {
  let before = -1
  for (let at = 0; at < run.length; ) {
    const next = at + (run.codePointAt(at)! > 0xffff ? 2 : 1)
    take(term.start(prefixOf.han).add(run, at, next))
    if (before >= 0) take(term.start(prefixOf.hanPair).add(run, before, next))
    before = at
    at = next
  }
  // More than one character; a word of one is told by the character.
  if (before > 0)
    for (const word of segmenter.cut(run)) if (word.length > 1) take(term.start(prefixOf.hanWord).add(word))
  if (hasMoney.test(run))
    for (const [numeral] of run.matchAll(amount)) take(term.start(prefixOf.number).add(String(readNumeral(numeral))))
  ownTerms?.find(run, (from, to) => take(term.start(prefixOf.own).add(run, from, to)))
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
const functionStems: ReadonlySet<string> = new Set([...englishFunctionWords].map(stemWord))
