import type { Language } from '@faqdesk/server/types'

/** The languages of the interface, in the order in which the language switch shows them. */
export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en']

/**
 * The language that a BCP 47 tag means on this platform: `zh-HK`, `zh-TW`, `yue` are Traditional
 * Chinese, `zh-CN`, `zh-SG` Simplified, `en-*` English. Undefined for any other.
 */
export function readLanguage(tag: string | null | undefined): Language | undefined {
  const parts = (tag ?? '').toLowerCase().split(/[-_]/)
  if (parts[0] === 'en') return 'en'
  if (parts[0] === 'yue') return parts.includes('hans') ? 'zh-Hans' : 'zh-Hant'
  if (parts[0] !== 'zh') return undefined
  if (parts.includes('hans')) return 'zh-Hans'
  if (parts.includes('hant')) return 'zh-Hant'
  return parts.includes('cn') || parts.includes('sg') ? 'zh-Hans' : 'zh-Hant'
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
