import type { OtherLanguage, OtherLanguages } from '../schema/otherLanguages.ts'

/** Scripts that no bot reads, as far as the script alone tells. */
const scripts = [
  'Arabic',
  'Devanagari',
  'Gurmukhi',
  'Thai',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Cyrillic',
  'Bengali',
  'Sinhala',
  'Tamil',
] as const

const foreign = new RegExp(scripts.map((script) => `\\p{Script=${script}}`).join('|'), 'gu')

/**
 * Little words that make a message English even if a word of another language stands in it. Without
 * those that Tagalog, Indonesian or Vietnamese typed without accents have too (at, may, can, do, me).
 */
const english = new Set(
  'the is are am was be been how what when where which who why my your his her our their i you he she we they of for in on and or if it this that with into from not have has need want get will should must much many there about does did could would please'.split(
    ' ',
  ),
)

/**
 * The language of a message that no bot speaks, `'unknown script'` if it is none of the languages
 * listed but in a script that no bot reads, and undefined for what is English, Chinese or too short
 * to tell. About 40 µs a message.
 *
 * - In a script of its own: more letters of it than of Latin and Chinese, and at least two, so that
 *   the Japanese の, common on Hong Kong's signs, makes no such message. Telling words and letters
 *   decide between the languages of the script, then `scriptTells`.
 * - In Latin script, where a mistake takes an answer away from somebody who writes English: a word
 *   counts two, a small word or a word with a letter of its own counts one. It takes two (in a
 *   message of more than eight words a quarter of their number, up to five), more than there are
 *   little English words, and no Chinese character.
 */
export function readForeignLanguage(
  text: string,
  { languages }: Pick<OtherLanguages, 'languages'> = { languages: [] },
): OtherLanguage | 'unknown script' | undefined {
  const letters = text.match(foreign) ?? []
  const known = text.match(/\p{Script=Han}|\p{Script=Latin}/gu) ?? []
  if (letters.length >= 2 && letters.length > known.length) {
    const own = languages.filter(
      ({ script }) => script !== 'Latin' && countScript(letters, script) * 2 > letters.length,
    )
    return findBest(text, own)?.language ?? own.find(({ scriptTells }) => scriptTells) ?? 'unknown script'
  }
  if (/\p{Script=Han}/u.test(text)) return undefined
  const best = findBest(
    text,
    languages.filter(({ script }) => script === 'Latin'),
  )
  const words = readWords(text)
  const least = Math.max(2, Math.min(words.length / 4, 5), words.filter((word) => english.has(word)).length + 1)
  return best && best.weight >= least ? best.language : undefined
}

const countScript = (letters: string[], script: string) =>
  letters.filter((letter) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter)).length

/** The language with the most telling words; of equals the first. */
function findBest(text: string, languages: OtherLanguage[]): { language: OtherLanguage; weight: number } | undefined {
  const words = readWords(text)
  let best: { language: OtherLanguage; weight: number } | undefined
  for (const language of languages) {
    const weight = weigh(words, language)
    if (weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best
}

function weigh(words: string[], language: OtherLanguage): number {
  const { telling, beginnings, small, letters } = prepare(language)
  const found = new Map<string, number>()
  words.forEach((word, index) => {
    if (letters?.test(word)) found.set(word, 1)
    if (beginnings?.test(word)) found.set(word, 2)
    for (let length = 1; length <= 3 && index + length <= words.length; length++) {
      const row = words.slice(index, index + length).join(' ')
      if (telling.has(row)) found.set(row, 2)
      else if (small.has(row)) found.set(row, 1)
    }
  })
  // Accents that French and others write too tell something beside a letter that they do not write.
  if (letters && words.some((word) => letters.test(word)))
    for (const word of words) if (!found.has(word) && /\p{M}/u.test(word.normalize('NFD'))) found.set(word, 1)
  return [...found.values()].reduce((sum, weight) => sum + weight, 0)
}

type Prepared = { telling: Set<string>; beginnings?: RegExp; small: Set<string>; letters?: RegExp }
const prepared = new WeakMap<OtherLanguage, Prepared>()

/** The words as `readWords` gives them, once for each language of a publication. */
function prepare(language: OtherLanguage): Prepared {
  const done = prepared.get(language)
  if (done) return done
  const cut = (texts: string[]) => new Set(texts.map((text) => readWords(text).join(' ')))
  const { words = [], smallWords = [], letters } = language
  const beginnings = words.filter((text) => text.endsWith('*')).flatMap(readWords)
  const made: Prepared = {
    telling: cut(words.filter((text) => !text.endsWith('*'))),
    small: cut(smallWords),
    ...(beginnings.length > 0 ? { beginnings: new RegExp(`^(?:${beginnings.join('|')})`, 'u') } : {}),
    ...(letters ? { letters: new RegExp(`[${letters.normalize('NFC')}]`, 'u') } : {}),
  }
  prepared.set(language, made)
  return made
}

/** Words with their accents, which tell Vietnamese; the joiners that some keyboards put into Urdu and Hindi left out. */
function readWords(text: string): string[] {
  return (
    text
      .replace(/[\u200b-\u200f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}
