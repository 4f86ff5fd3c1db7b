import { bytesOf } from '../bytesOf.ts'

/** The questions of all entries, one after the other: in an index there are tens of thousands, and few are ever shown. */
export interface PackedQuestions {
  /** By entry: the number of its first question; one more than there are entries. */
  entryStarts: Uint32Array
  /** By question: where it begins in `units`; one more than there are questions. */
  textStarts: Uint32Array
  units: Uint16Array
  /** By question: the number of its language in `languages`, from 1; 0 if it was not told. */
  languageOf: Uint16Array
  languages: string[]
}

export type Question = { text: string; lang?: string }

export function packQuestions(entries: readonly (readonly Question[])[]): PackedQuestions {
  const all = entries.flat()
  const entryStarts = new Uint32Array(entries.length + 1)
  entries.forEach((questions, entry) => {
    entryStarts[entry + 1] = entryStarts[entry]! + questions.length
  })
  const textStarts = new Uint32Array(all.length + 1)
  const numberOf = new Map<string, number>()
  const languageOf = Uint16Array.from(all, ({ text, lang }, at) => {
    textStarts[at + 1] = textStarts[at]! + text.length
    if (lang === undefined) return 0
    if (!numberOf.has(lang)) numberOf.set(lang, numberOf.size + 1)
    return numberOf.get(lang)!
  })
  const units = new Uint16Array(textStarts[all.length]!)
  all.forEach(({ text }, at) => {
    for (let unit = 0; unit < text.length; unit++) units[textStarts[at]! + unit] = text.charCodeAt(unit)
  })
  return { entryStarts, textStarts, units, languageOf, languages: [...numberOf.keys()] }
}

/** The questions of an entry, as they were given. */
export function questionsOf(packed: PackedQuestions, entry: number): Question[] {
  const { entryStarts, textStarts, units, languageOf, languages } = packed
  const bytes = bytesOf(units)
  const questions: Question[] = []
  for (let at = entryStarts[entry]!; at < entryStarts[entry + 1]!; at++) {
    const text = bytes.toString('utf16le', 2 * textStarts[at]!, 2 * textStarts[at + 1]!)
    const language = languageOf[at]!
    questions.push(language === 0 ? { text } : { text, lang: languages[language - 1]! })
  }
  return questions
}
