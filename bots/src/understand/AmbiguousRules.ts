import { type Ambiguous, linesOf, pairsOf, shareOf } from '@faqdesk/faqs'
import type { Understanding } from './compileUnderstanding.ts'
import { trimFillers } from './readPick.ts'
import { readWords } from './readWords.ts'

/**
 * Share of character pairs, of those of both lines, from which on a message counts as a rule's phrasing.
 * With it, where the ranking is not sure, the bots ask back on 37 instead of 25 of 100 golden questions that could
 * mean several entries, and on one in 300 that has one answer, which then stands among the choices.
 */
const mostlyAlike = 0.45
/** A longer message says what it is about. */
const mostCharacters = 24

/** Rules for messages that could mean several entries: word for word, or nearly so. */
export class AmbiguousRules {
  readonly #byKey = new Map<string, Ambiguous>()
  readonly #phrasings: { pairs: string[]; rule: Ambiguous }[] = []
  readonly #small: Understanding['small']

  constructor(rules: readonly Ambiguous[], { small }: Pick<Understanding, 'small'>) {
    this.#small = small
    for (const rule of rules)
      for (const { text } of linesOf(rule.phrasings)) {
        const words = readWords(text)
        this.#byKey.set(words.join(' '), rule)
        this.#phrasings.push({ pairs: this.#pairsOf(words), rule })
      }
  }

  /** The rule of which the message is a phrasing. */
  find(words: readonly string[]): Ambiguous | undefined {
    return this.#byKey.get(words.join(' '))
  }

  /** The rule whose phrasing a short message resembles most, courtesies apart; undefined if none does. */
  findNear(words: readonly string[]): Ambiguous | undefined {
    if (words.join('').length > mostCharacters) return undefined
    const pairs = new Set(this.#pairsOf(words))
    let best: Ambiguous | undefined
    let highest = mostlyAlike
    for (const phrasing of this.#phrasings) {
      const share = shareOf(pairs, phrasing.pairs)
      if (share > highest) [best, highest] = [phrasing.rule, share]
    }
    return best
  }

  /** A single character stands for itself. */
  #pairsOf(words: readonly string[]): string[] {
    const kept = trimFillers(words, this.#small)
    const text = (kept.length > 0 ? kept : words).join('')
    return text.length < 2 ? [text] : pairsOf(text)
  }
}
