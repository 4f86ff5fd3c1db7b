import { stemmer } from 'stemmer'
import type { Lexicon } from '../types.ts'
import { foldText } from './foldText.ts'

const latinWords = /[\p{Script=Latin}\p{M}\d]+/gu
const hasHan = /\p{Script=Han}/u

/** English words of a text, stemmed: what concepts in English are looked up in. */
function stemmed(text: string): string[] {
  return [...text.matchAll(latinWords)].map(([word]) => stemmer(word))
}

/**
 * A function that tells which concepts of a lexicon a folded text speaks of. Chinese words are found
 * anywhere in the text; English ones as whole stemmed words, in sequence. Words within words count too:
 * 高齡津貼 speaks of 津貼 as well (measured better than the longest alone).
 */
export function conceptFinder(lexicon: Lexicon): ((text: string) => string[]) | undefined {
  const chinese = new Words()
  const english = new Words()
  for (const id of Object.keys(lexicon).sort()) {
    const concept = lexicon[id]!
    for (const word of [...(concept.yue ?? []), ...(concept.zh ?? []), ...(concept.en ?? [])]) {
      const folded = foldText(word)
      if (hasHan.test(folded)) chinese.add(folded, folded[0]!, folded.length, id)
      else {
        const stems = stemmed(folded)
        if (stems.length > 0) english.add(stems.join(' '), stems[0]!, stems.length, id)
      }
    }
  }
  if (chinese.size + english.size === 0) return undefined

  return (text) => {
    const found = new Set<string>()
    for (let from = 0; from < text.length; from++)
      for (let length = Math.min(chinese.longest(text[from]!), text.length - from); length > 0; length--)
        for (const id of chinese.idsOf(text.slice(from, from + length))) found.add(id)
    const stems = stemmed(text)
    for (let from = 0; from < stems.length; from++)
      for (let length = Math.min(english.longest(stems[from]!), stems.length - from); length > 0; length--)
        for (const id of english.idsOf(stems.slice(from, from + length).join(' '))) found.add(id)
    return [...found]
  }
}

/** The words of a concept, as the lexicon writes them, that stand in any of some folded texts. */
export function findConceptWords({ yue = [], zh = [], en = [] }: Lexicon[string], texts: readonly string[]): string[] {
  const inStems = texts.map((text) => ` ${stemmed(text).join(' ')} `)
  return [...new Set([...yue, ...zh, ...en])].filter((word) => {
    const folded = foldText(word)
    if (hasHan.test(folded)) return texts.some((text) => text.includes(folded))
    const stems = stemmed(folded).join(' ')
    return stems !== '' && inStems.some((text) => text.includes(` ${stems} `))
  })
}

/** Words with the concepts they stand for, and how long the longest is that begins in a certain way. */
class Words {
  readonly #ids = new Map<string, string[]>()
  readonly #longest = new Map<string, number>()

  get size(): number {
    return this.#ids.size
  }

  add(word: string, beginning: string, length: number, id: string): void {
    const ids = this.#ids.get(word)
    if (!ids) this.#ids.set(word, [id])
    else if (!ids.includes(id)) ids.push(id)
    this.#longest.set(beginning, Math.max(length, this.longest(beginning)))
  }

  longest(beginning: string): number {
    return this.#longest.get(beginning) ?? 0
  }

  idsOf(word: string): readonly string[] {
    return this.#ids.get(word) ?? []
  }
}
