import type { IndexData } from '../build/IndexData.ts'
import { foldText } from '../text/foldText.ts'
import type { Suggestion } from '../types.ts'

interface Line {
  entry: number
  /** Folded, without spaces and punctuation, so that 狗 牌 completes like 狗牌. */
  key: string
  /** Where its words begin, as positions in `key`. */
  begins: Set<number>
  lang: string | undefined
  /** Titles come before aliases, aliases before other phrasings. */
  rank: number
}

const noise = /[\s\p{P}\p{S}]+/gu

/**
 * Completion while typing, over titles, aliases and phrasings, from the first character. A line matches as
 * prefix (best), at the beginning of a word, anywhere, or, from three characters on, by shared character
 * pairs, which forgives typing errors (Dice coefficient; Kondrak 2005 for n-gram similarity).
 */
export class Completion {
  readonly #data: IndexData
  readonly #lines: Line[]
  readonly #pairs = new Map<string, number[]>()

  constructor(data: IndexData) {
    this.#data = data
    this.#lines = data.ids.flatMap((_, entry) => [
      ...data.questions[entry]!.map(({ text, lang }, at) => toLine(entry, text, lang, at === 0 ? 0 : 2)),
      ...data.aliases[entry]!.map((text) => toLine(entry, text, undefined, 1)),
    ])
    this.#lines.forEach(({ key }, number) => {
      for (const pair of pairsOf(key)) {
        const holders = this.#pairs.get(pair)
        if (!holders) this.#pairs.set(pair, [number])
        else if (holders[holders.length - 1] !== number) holders.push(number)
      }
    })
  }

  complete(folded: string, limit: number, lang: string | undefined): Suggestion[] {
    const key = folded.replace(noise, '')
    if (!key || limit <= 0) return []
    const best = new Map<number, { score: number; line: Line }>()
    const offer = (line: Line, match: number) => {
      const score = match - 0.05 * line.rank + (line.lang !== undefined && line.lang === lang ? 0.04 : 0)
      const standing = best.get(line.entry)
      if (!standing || score > standing.score) best.set(line.entry, { score, line })
    }
    for (const line of this.#lines) {
      const at = line.key.indexOf(key)
      if (at === 0) offer(line, 1)
      else if (at > 0) offer(line, line.begins.has(at) ? 0.85 : 0.7)
    }
    if (key.length >= 3 && best.size < limit) this.#offerSimilar(key, offer)
    return [...best]
      .map(([entry, { score }]) => ({
        id: this.#data.ids[entry]!,
        score: Math.min(1, score),
        text: this.#titleOf(entry, lang),
      }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
  }

  /** Lines that share most of the prefix's character pairs. */
  #offerSimilar(key: string, offer: (line: Line, match: number) => void): void {
    const pairs = pairsOf(key)
    const shared = new Map<number, number>()
    for (const pair of pairs)
      for (const line of this.#pairs.get(pair) ?? []) shared.set(line, (shared.get(line) ?? 0) + 1)
    for (const [number, count] of shared) {
      const share = count / pairs.size
      if (share >= 0.5) offer(this.#lines[number]!, 0.6 * share)
    }
  }

  #titleOf(entry: number, lang: string | undefined): string {
    const questions = this.#data.questions[entry]!
    return (
      (questions.find((question) => lang !== undefined && question.lang === lang) ?? questions[0])?.text ??
      this.#data.ids[entry]!
    )
  }
}

function toLine(entry: number, text: string, lang: string | undefined, rank: number): Line {
  const folded = foldText(text)
  const begins = new Set<number>()
  let key = ''
  for (const part of folded.split(noise)) {
    begins.add(key.length)
    key += part
  }
  return { entry, key, begins, lang, rank }
}

function pairsOf(key: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 <= key.length; at++) pairs.add(key.slice(at, at + 2))
  return pairs
}
