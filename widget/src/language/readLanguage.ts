import type { Language } from '@faqdesk/server/types'

/** The languages of the interface, in the order in which the language switch shows them. */
export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en']

/**
 * The language that a BCP 47 tag means on this platform: `zh-HK`, `zh-TW`, `yue` are Traditional
 * Chinese, `zh-CN`, `zh-SG` Simplified, `en-*` English. Undefined for any other.
 */
export function readLanguage(tag: string | null | undefined): Language | undefined {
  const wanted = (tag ?? '').toLowerCase().replaceAll('_', '-')
  if (/^en\b/.test(wanted)) return 'en'
  if (!/^(zh|yue)\b/.test(wanted)) return undefined
  return /-hans\b|^zh-(cn|sg)\b/.test(wanted) ? 'zh-Hans' : 'zh-Hant'
}

/** The `lang` attribute for a text in a language of the platform, so that a screen reader takes the right voice. */
export function langAttribute(language: Language): string {
  return language === 'zh-Hant' ? 'zh-Hant-HK' : language
}

/**
 * The `lang` attribute for words that a person typed: Chinese as soon as they hold a Chinese
 * character, in the script of the interface, or Traditional on an English one.
 */
export function langOfTyped(text: string, interfaceLanguage: Language): string {
  if (!/\p{Script=Han}/u.test(text)) return 'en'
  return langAttribute(interfaceLanguage === 'en' ? 'zh-Hant' : interfaceLanguage)
}
