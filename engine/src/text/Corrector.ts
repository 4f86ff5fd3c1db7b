import { englishFunctionWords, isFunctionCharacter } from './functionWords.ts'
import { readings } from './readings.ts'
import { stemWord } from './stemWord.ts'
import type { TextTable } from './TextTable.ts'

/** Shorter English words have too many neighbours. */
const shortestWord = 4
/** From this length on two letters may be wrong. */
const longWord = 8
/** Known words that one unknown word is compared with, at most. */
const mostCompared = 4000

type Known = { text: string; holders: number }
/** `letters`: see `lettersOf`. */
type KnownWord = Known & { letters: number }

/**
 * Guesses what was meant by what no entry knows: pairs of Chinese characters that sound like a pair
 * within a known word (族牌 for 續牌: input methods by sound, Cantonese and Mandarin, make most
 * errors), and English words that are one or two letters away from a known one (Damerau 1964).
 */
export class Corrector {
  readonly #knows: (term: string) => boolean
  /** By reading, then by the sounds of two characters: the known pair that most entries have. */
  readonly #pairs: Map<string, Known>[] = readings.map(() => new Map())
  /** By first letter and length: known English stems. */
  readonly #words = new Map<string, KnownWord[]>()

  /**
   * @param terms those of the index
   * @param holdersOf how many entries have a term
   */
  constructor(terms: TextTable, holdersOf: (term: number) => number) {
    this.#knows = (term) => terms.numberOf(term) >= 0
    let number = -1
    for (const term of terms) {
      number++
      const kind = term[0]
      const text = term.slice(1)
      const holders = holdersOf(number)
      if (kind === 'z' || kind === 'o') {
        const characters = [...text]
        for (let at = 0; at + 1 < characters.length; at++) this.#addPair(characters[at]!, characters[at + 1]!, holders)
      } else if (kind === 'w' && text.length >= shortestWord && holders > 0) {
        const key = `${text[0]}${text.length}`
        const words = this.#words.get(key)
        const word = { text, holders, letters: lettersOf(text) }
        if (words) words.push(word)
        else this.#words.set(key, [word])
      }
    }
  }

  /** The text as it was probably meant; undefined if nothing in it looks like an error. */
  correct(folded: string): string | undefined {
    const corrected = folded
      .replace(/\p{Script=Han}{2,}/gu, (run) => this.#correctRun(run))
      .replace(/[\p{Script=Latin}\p{M}]+/gu, (word) => this.#correctWord(word))
    return corrected === folded ? undefined : corrected
  }

  #addPair(first: string, second: string, holders: number): void {
    readings.forEach(({ soundOf }, reading) => {
      const key = keyOf(soundOf, first, second)
      if (key === undefined) return
      const text = first + second
      const known = this.#pairs[reading]!.get(key)
      if (!known || holders > known.holders || (holders === known.holders && text < known.text))
        this.#pairs[reading]!.set(key, { text, holders })
    })
  }

  #correctRun(run: string): string {
    const characters = [...run]
    for (let at = 0; at + 1 < characters.length; at++) {
      const [first, second] = [characters[at]!, characters[at + 1]!]
      if (this.#knows(`b${first}${second}`) || (isFunctionCharacter(first) && isFunctionCharacter(second))) continue
      // Where one known word ends and the next begins, the two need not know each other.
      const before = at > 0 && this.#knows(`z${characters[at - 1]}${first}`)
      const after = at + 2 < characters.length && this.#knows(`z${second}${characters[at + 2]}`)
      if (before && after) continue
      const meant = readings
        .map(({ soundOf }, reading) => this.#pairs[reading]!.get(keyOf(soundOf, first, second) ?? ''))
        .find((known) => known !== undefined)
      if (!meant) continue
      const [one, other] = [...meant.text]
      characters[at] = one!
      characters[at + 1] = other!
      at++
    }
    return characters.join('')
  }

  #correctWord(word: string): string {
    if (word.length < shortestWord || englishFunctionWords.has(word)) return word
    const stem = stemWord(word)
    if (this.#knows(`w${stem}`)) return word
    const most = stem.length >= longWord ? 2 : 1
    let best: Known | undefined
    let nearest = most + 1
    const letters = lettersOf(stem)
    let compared = 0
    for (let length = stem.length - most; length <= stem.length + most; length++)
      for (const known of this.#words.get(`${stem[0]}${length}`) ?? []) {
        if (++compared > mostCompared) break
        // Each error brings in one letter and takes out one at most.
        if (countBits(letters ^ known.letters) > 2 * most) continue
        const distance = editDistance(stem, known.text, Math.min(nearest, most))
        if (distance > most) continue
        const isBetter =
          distance < nearest ||
          (distance === nearest &&
            (known.holders > best!.holders || (known.holders === best!.holders && known.text < best!.text)))
        if (isBetter) [best, nearest] = [known, distance]
      }
    return best?.text ?? word
  }
}

function keyOf(soundOf: ReadonlyMap<string, string>, first: string, second: string): string | undefined {
  const [one, other] = [soundOf.get(first), soundOf.get(second)]
  return one === undefined || other === undefined ? undefined : `${one} ${other}`
}

/** Which letters a word has, as bits: one for each of the alphabet, others among them. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** Pairs, fours and bytes of bits are summed side by side (Warren, Hacker's Delight). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Letters to add, leave out, change or swap with their neighbour (Damerau 1964); `most + 1` if more are needed. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}
