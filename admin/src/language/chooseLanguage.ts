import { type UiLanguage, uiLanguages } from './messages.ts'

/** The language to begin with: the remembered one, else the first of the browser's that we have, else English. */
export function chooseLanguage(remembered: string | null, browser: readonly string[]): UiLanguage {
  const known = uiLanguages.find((language) => language === remembered)
  if (known) return known
  for (const tag of browser) {
    const lower = tag.toLowerCase()
    if (lower.startsWith('en')) return 'en'
    if (/^zh-(hans|cn|sg|my)/.test(lower)) return 'zh-Hans'
    if (lower.startsWith('zh') || lower.startsWith('yue')) return 'zh-Hant'
  }
  return 'en'
}
