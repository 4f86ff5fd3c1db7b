import { type Language, languages } from '@faqdesk/faqs'

const traditional = new Set(['hant', 'hk', 'tw', 'mo'])
const simplified = new Set(['hans', 'cn', 'sg', 'my'])

/**
 * The language of the platform that a BCP 47 tag means: `zh-HK`, `zh-TW`, `yue` and `zh` alone are
 * `zh-Hant`; `zh-CN`, `zh-SG` are `zh-Hans`; a script goes before a region; `en-…` is `en`.
 * Undefined for any other language.
 */
export function readLanguage(tag: string): Language | undefined {
  const [language, ...rest] = tag.trim().toLowerCase().split(/[-_]/)
  if (language === 'en') return 'en'
  if (language !== 'zh' && language !== 'yue' && language !== 'cmn') return undefined
  const script = rest.find((part) => part === 'hant' || part === 'hans')
  if (script) return script === 'hans' ? 'zh-Hans' : 'zh-Hant'
  if (language === 'yue' || rest.some((part) => traditional.has(part))) return 'zh-Hant'
  if (language === 'cmn' || rest.some((part) => simplified.has(part))) return 'zh-Hans'
  return 'zh-Hant'
}

/** The best language for a reader by `Accept-Language` among those that a bot speaks; its first, failing that. */
export function negotiateLanguage(header: string | undefined, spoken: readonly Language[] = languages): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish, order) => {
      const [tag = '', ...parameters] = wish.split(';')
      const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.find((text) => /^\s*q=/.test(text)) ?? '')?.[1] ?? 1)
      return { lang: readLanguage(tag), quality, order }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order)
  for (const { lang } of wishes) {
    const nearest = lang && nearestLanguage(lang, spoken)
    if (nearest) return nearest
  }
  return spoken[0] ?? 'en'
}

/** The language itself if the bot speaks it, or the other way of writing Chinese. */
export function nearestLanguage(lang: Language, spoken: readonly Language[]): Language | undefined {
  if (spoken.includes(lang)) return lang
  if (lang === 'en') return undefined
  return spoken.find((other) => other !== 'en')
}
