import type { Publication } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import type { Context } from 'hono'
import { nearestLanguage, negotiateLanguage, readLanguage } from '../api/readLanguage.ts'

/** Where the browser has no wish that is spoken here, the first. */
const byCustom: readonly Language[] = ['zh-Hant', 'en', 'zh-Hans']

/**
 * The language of a page: what a button or the address says, else what the browser wishes, else Traditional
 * Chinese; of a bot's page, as near to that as the bot speaks.
 */
export function pageLanguage(c: Context, publication?: Publication, tag?: string): Language {
  const spoken = publication?.snapshot.config.languages ?? byCustom
  const wanted = readLanguage(tag ?? c.req.query('lang') ?? '')
  if (wanted) return nearestLanguage(wanted, spoken) ?? spoken[0] ?? wanted
  return negotiateLanguage(
    c.req.header('accept-language'),
    byCustom.filter((lang) => spoken.includes(lang)),
  )
}
