import type { Language, Localised, LocalisedList } from '../schema/localised.ts'
import { toSimplified } from './toSimplified.ts'

/** A text in one language. Simplified Chinese is what `zh-Hans` says, or else derived from `zh-Hant`. */
export function translate(text: Localised, lang: Language): string {
  if (lang !== 'zh-Hans') return text[lang]
  return text['zh-Hans'] ?? toSimplified(text['zh-Hant'])
}

/** A list in one language, item by item as in `translate`. */
export function translateList(list: LocalisedList, lang: Language): string[] {
  if (lang !== 'zh-Hans') return list[lang]
  return list['zh-Hans'] ?? list['zh-Hant'].map(toSimplified)
}
