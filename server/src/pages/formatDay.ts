import type { Language } from '@faqdesk/faqs'

const locales = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' }

/** A day (`2026-11-23`) as people write it: 23 November 2026, 2026年11月23日. */
export function formatDay(day: string, lang: Language): string {
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )
}
