import type { IndexData } from '../build/IndexData.ts'
import { signalAt } from '../model/coefficients.ts'
import type { Ranking } from '../model/rank.ts'
import type { Suggestion } from '../types.ts'
import { Names } from './Names.ts'
import { keyOf, languageOf, readNames, readTitles, type Title } from './readNames.ts'
import { SortedTexts } from './SortedTexts.ts'

/** What of the index completion stands on. */
export interface Words {
  /** The ranking of a text; `meant` gives what was probably meant by words that no entry has. */
  rank: (folded: string, meant: (folded: string) => string | undefined) => { ranking: Ranking; sure: number }
  /** The text with its typing errors mended; undefined if there are none to be seen. */
  correct: (folded: string) => string | undefined
}

/** Letters of a word that have to be typed before it is completed. */
const leastOfWord = 2
/** Letters after which one may be wrong. */
const leastForErrors = 4
/** Words that an unfinished one is read as, the most frequent first. */
const mostEndings = 3
/** Of the informative words that were typed, what an entry must have that no name speaks for. */
const leastCoverage = 0.1
/** How sure the ranking must be that anything answers this, for entries that no name speaks for. */
const leastSure = 0.02

/** What the ranking's log-odds count beside those of the names: of a sentence's beginning they say less than of all of it. */
const trust = 0.3

const lastWord = /[\p{Script=Latin}\p{M}]+$/u
/** Letters after a Chinese character: of an input method that has not made a character of them yet, or of a word. */
const hanThenLatin = /\p{Script=Han}([a-z]+)$/u

/**
 * Completion while typing. Two witnesses, joined in log-odds: the names of an entry (titles, aliases, phrasings), letter
 * by letter; and the ranking of `search`, over the words typed so far, the last of which may be unfinished.
 */
export class Completion {
  readonly #data: IndexData
  readonly #words: Words
  readonly #titles: Title[][]
  readonly #names: Names
  /** Each with the number of entries that have it. */
  readonly #stems: SortedTexts<number>

  constructor(data: IndexData, words: Words) {
    this.#data = data
    this.#words = words
    this.#titles = readTitles(data)
    this.#names = new Names(readNames(this.#titles, data))
    this.#stems = new SortedTexts(
      [...data.terms].flatMap((term, number) => {
        const holders = data.postings.starts[number + 1]! - data.postings.starts[number]!
        return term[0] === 'w' && holders > 0 ? [{ text: term.slice(1), owner: holders }] : []
      }),
    )
  }

  complete(folded: string, limit: number, lang: string | undefined): Suggestion[] {
    let key = keyOf(folded)
    if (key === '' || limit <= 0) return []
    let text = folded
    let [, composing = ''] = hanThenLatin.exec(folded) ?? []
    if (this.#names.has(key)) composing = ''
    if (composing !== '') {
      const before = folded.slice(0, -composing.length)
      key = keyOf(before)
      if (this.#endingsOf(composing).length === 0) text = before
    }
    const { odds, meant } = this.#names.match(key, this.#data.ids.length, lang, composing)
    const { ranking, sure } = this.#words.rank(text, (typed) => meant ?? this.#meant(typed))
    const totals = new Map<number, number>()
    let lowest = 0
    for (const { entry, total, signals } of ranking.candidates) {
      lowest = Math.min(lowest, trust * total)
      const speaks = sure >= leastSure && signals[signalAt.coverage]! >= leastCoverage
      if (speaks || odds.has(entry)) totals.set(entry, trust * total)
    }
    for (const [entry, more] of odds) totals.set(entry, (totals.get(entry) ?? lowest) + more)
    return this.#best(totals, limit, lang)
  }

  #best(totals: ReadonlyMap<number, number>, limit: number, lang: string | undefined): Suggestion[] {
    // Entries are numbered in the order of their ids.
    const best = [...totals].sort(([a, one], [b, other]) => other - one || a - b)
    const odds = best.map(([, total]) => Math.exp(total - best[0]![1]))
    const sum = odds.reduce((all, one) => all + one, 0)
    return best.slice(0, limit).map(([entry], at) => ({
      id: this.#data.ids[entry]!,
      score: odds[at]! / sum,
      text: this.#titleOf(entry, lang),
    }))
  }

  /** The text with its typing errors mended and its last word finished. */
  #meant(folded: string): string | undefined {
    const [last = ''] = lastWord.exec(folded) ?? []
    const endings = this.#endingsOf(last)
    if (endings.length === 0) return this.#words.correct(folded)
    const before = folded.slice(0, -last.length)
    return `${this.#words.correct(before) ?? before}${endings.join(' ')}`
  }

  /** The stems that an unfinished word may become, most frequent first. */
  #endingsOf(word: string): string[] {
    if (word.length < leastOfWord) return []
    const run = this.#stems.beginningWith(word)
    let runs = run ? [run] : []
    if (!run && word.length >= leastForErrors) {
      const stem = this.#stems.longestBeginningOf(word)
      if (stem !== undefined && stem.length >= leastForErrors) return [stem]
      runs = this.#stems.nearlyBeginningWith(word, () => [])
    }
    const holders = new Map<string, number>()
    for (const { from, to } of runs)
      for (let place = from; place < to; place++) holders.set(this.#stems.texts[place]!, this.#stems.owners[place]!)
    return [...holders]
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, mostEndings)
      .map(([stem]) => stem)
  }

  /** The title in the language of the person; if there is none, the entry's first. */
  #titleOf(entry: number, lang: string | undefined): string {
    const titles = this.#titles[entry]!
    const language = lang && languageOf(lang)
    const title = titles.find((one) => one.language === language) ?? titles[0]
    return title?.text ?? this.#data.ids[entry]!
  }
}
