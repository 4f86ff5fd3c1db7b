import type { IndexData } from '../build/IndexData.ts'
import { questionsOf } from '../build/packQuestions.ts'
import { foldText } from '../text/foldText.ts'
import type { Name } from './Names.ts'

/** A title of an entry, with its language; empty if it was not told. */
export interface Title {
  text: string
  language: string
}

const noise = /[\s\p{P}\p{S}]+/gu
const words = /\p{Script=Han}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv
const hasHan = /\p{Script=Han}/u

/** The key of a text: see `Name`. */
export function keyOf(folded: string): string {
  return folded.replace(noise, '')
}

/** `zh` for every way of writing Chinese, Cantonese too; otherwise the language without its region. */
export function languageOf(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-')
  return language === 'yue' ? 'zh' : language
}

/** By entry its titles: its first question, and the first in each other language. */
export function readTitles({ ids, questions }: IndexData): Title[][] {
  const known = new Map<string, string>()
  return ids.map((_, entry) => {
    const titles: Title[] = []
    questionsOf(questions, entry).forEach(({ text, lang = '' }, at) => {
      const language = known.get(lang) ?? languageOf(lang)
      known.set(lang, language)
      if ((at === 0 || language !== '') && !titles.some((title) => title.language === language))
        titles.push({ text, language })
    })
    return titles
  })
}

/** Every title, alias and phrasing, of those with the same key in one entry the first. */
export function readNames(
  titles: readonly Title[][],
  { aliases, texts, phraseStarts, phraseTexts }: IndexData,
): Name[] {
  const groups = new Map<string, { size: number }>()
  return titles.flatMap((own, entry) => {
    const known = new Set<string>()
    const names: Name[] = []
    const add = (folded: string, kind: Name['kind'], language = hasHan.test(folded) ? 'zh' : 'en') => {
      const key = keyOf(folded)
      if (key === '' || known.has(key)) return
      known.add(key)
      const group = groups.get(`${kind} ${language}`) ?? { size: 0 }
      groups.set(`${kind} ${language}`, group)
      group.size++
      names.push({ entry, key, kind, language, group, begins: kind === 'phrasing' ? [0] : beginsOf(folded) })
    }
    for (const { text, language } of own) add(foldText(text), 'title', language || undefined)
    for (const text of aliases[entry]!) add(foldText(text), 'alias')
    for (const text of phraseTexts.subarray(phraseStarts[entry]!, phraseStarts[entry + 1]!))
      add(texts.textOf(text), 'phrasing')
    return names
  })
}

function beginsOf(folded: string): number[] {
  const begins: number[] = []
  let length = 0
  for (const part of folded.split(noise)) {
    for (const { index } of part.matchAll(words)) begins.push(length + index)
    length += part.length
  }
  return begins
}
