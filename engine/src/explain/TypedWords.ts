import type { ReadQuery } from '../model/readQuery.ts'
import { foldText } from '../text/foldText.ts'
import { stemWord } from '../text/stemWord.ts'

const latinWords = /[[\p{L}\p{M}]--\p{Script=Han}]+/gv

/** Terms in the words that the person typed: unstemmed, in their script; what they did not type in that of the entry. */
export class TypedWords {
  readonly #wordOf = new Map<string, string>()
  readonly #words: string[]
  readonly #characterOf = new Map<string, string>()
  readonly #texts: Iterator<string>

  /** @param texts of the entry */
  constructor(query: string, { folded, meant = '' }: ReadQuery, texts: readonly string[]) {
    this.#words = [...`${folded} ${meant}`.matchAll(latinWords)].map(([word]) => word)
    for (const word of this.#words) {
      const stem = stemWord(word)
      if (!this.#wordOf.has(stem)) this.#wordOf.set(stem, word)
    }
    this.#texts = [query, ...texts].values()
  }

  /** The text of a term; for three letters of a word, the word. */
  show(term: string): string {
    const text = term.slice(1)
    switch (term[0]) {
      case 'w':
        return this.#wordOf.get(text) ?? text
      case 'p':
        return text
          .split(' ')
          .map((stem) => this.#wordOf.get(stem) ?? stem)
          .join(' ')
      case 'g':
        return this.#words.find((word) => `^${word}$`.includes(text)) ?? text
      case 'k':
        return text
      default:
        return text.replace(/\p{Script=Han}/gu, (character) => this.#write(character))
    }
  }

  /** A folded character as it is written in the first text that has it. Texts are folded only as far as needed. */
  #write(folded: string): string {
    while (!this.#characterOf.has(folded)) {
      const { value: text, done } = this.#texts.next()
      if (done) return folded
      for (const character of text) {
        const one = foldText(character)
        if (!this.#characterOf.has(one)) this.#characterOf.set(one, character)
      }
    }
    return this.#characterOf.get(folded)!
  }
}
