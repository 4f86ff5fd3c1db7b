import { fillReferences, type Language, type Localised, translate } from '@faqdesk/faqs'
import type { Publication } from '../publication/Publication.ts'

/** A text of the content in a language, with its shared values filled in. */
export function say({ snapshot }: Publication, text: Localised, lang: Language): string {
  return fillReferences(translate(text, lang), snapshot.shared.values, lang, translate)
}

/** Puts values in the place of `{name}`; an unknown name stays as it stands. */
export function fillIn(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** `7 March 2026`, `2026年3月7日` for `2026-03-07`. */
export function formatDay(day: string, lang: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return lang === 'en' ? `${date} ${months[month - 1]} ${year}` : `${year}年${month}月${date}日`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** How a language writes a label and what it labels, a bracket, and items in a row. */
export function typeset(lang: Language) {
  return lang === 'en'
    ? { colon: ': ', bracket: (text: string) => ` (${text})`, separator: '; ', space: ' ' }
    : { colon: '：', bracket: (text: string) => `（${text}）`, separator: '；', space: '' }
}
