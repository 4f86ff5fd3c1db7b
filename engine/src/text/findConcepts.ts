import { stemmer } from 'stemmer'
import type { Lexicon } from '../types.ts'
import { foldText } from './foldText.ts'

const latinWords = /[\p{Script=Latin}\p{M}\d]+/gu
const hasHan = /\p{Script=Han}/u

/** English words of a text, stemmed, framed by spaces: what concepts in English are looked up in. */
function stemmed(text: string): string {
  const words: string[] = []
  for (const [word] of text.matchAll(latinWords)) words.push(stemmer(word))
  return ` ${words.join(' ')} `
}

/**
 * A function that tells which concepts of a lexicon a folded text speaks of. Chinese words are found
 * anywhere in the text; English ones as whole stemmed words, in sequence. Words within words count too:
 * 高齡津貼 speaks of 津貼 as well (measured better than the longest alone).
 */
export function conceptFinder(lexicon: Lexicon): ((text: string) => string[]) | undefined {
  const chinese = new Map<string, string[]>()
  const english = new Map<string, string[]>()
  let longestChinese = 0
  let longestEnglish = 0
  const add = (to: Map<string, string[]>, word: string, id: string) => {
    const ids = to.get(word)
    if (!ids) to.set(word, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  for (const id of Object.keys(lexicon).sort()) {
    const concept = lexicon[id]!
    for (const word of [...(concept.yue ?? []), ...(concept.zh ?? []), ...(concept.en ?? [])]) {
      const folded = foldText(word)
      if (!folded) continue
      if (hasHan.test(folded)) {
        add(chinese, folded, id)
        longestChinese = Math.max(longestChinese, folded.length)
      } else {
        const stems = stemmed(folded).trim()
        if (!stems) continue
        add(english, stems, id)
        longestEnglish = Math.max(longestEnglish, stems.split(' ').length)
      }
    }
  }
  if (chinese.size + english.size === 0) return undefined

  return (text) => {
    const found = new Set<string>()
    for (let from = 0; from < text.length; from++)
      for (let length = Math.min(longestChinese, text.length - from); length > 0; length--)
        for (const id of chinese.get(text.slice(from, from + length)) ?? []) found.add(id)
    const words = stemmed(text).trim().split(' ')
    for (let from = 0; from < words.length; from++)
      for (let length = Math.min(longestEnglish, words.length - from); length > 0; length--)
        for (const id of english.get(words.slice(from, from + length).join(' ')) ?? []) found.add(id)
    return [...found]
  }
}
