import type { Localised } from '@faqdesk/server/types'
import type { UiLanguage } from './messages.ts'

/** A content text for the reader of this UI: Chinese readers get Chinese, and whatever there is if one is missing. */
export function localise(
  text: Partial<Localised> | undefined,
  language: UiLanguage,
): { text: string; lang: UiLanguage } {
  const order: UiLanguage[] = language === 'en' ? ['en', 'zh-Hant', 'zh-Hans'] : [language, 'zh-Hant', 'en', 'zh-Hans']
  for (const lang of order) {
    const found = text?.[lang]
    if (found) return { text: found, lang }
  }
  return { text: '', lang: language }
}
