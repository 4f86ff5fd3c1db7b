import { type Language, languages } from '@faqdesk/faqs'
import type { Context, MiddlewareHandler } from 'hono'
import { rateLimiter } from 'hono-rate-limiter'
import { clientAddress } from '../accounts/clientAddress.ts'
import type { Services } from '../Services.ts'
import { respondProblem } from './problem.ts'
import { negotiateLanguage, readLanguage } from './readLanguage.ts'

const wait: Record<Language, (seconds: number) => string> = {
  en: (seconds) => `Too many questions in a short time. Please try again in ${seconds} seconds.`,
  'zh-Hant': (seconds) => `短時間內提問太多，請於 ${seconds} 秒後再試。`,
  'zh-Hans': (seconds) => `短时间内提问太多，请于 ${seconds} 秒后再试。`,
}

/**
 * So many requests a minute and address, by `FAQDESK_RATE_LIMIT`; each route counts by itself. Every
 * node counts for itself.
 * @param times how often a route may be called for each question: completions come with every key
 */
export function limitRate({ settings, metrics }: Services, route: string, { times = 1 } = {}): MiddlewareHandler {
  if (settings.rateLimit === 0) return async (_, next) => next()
  return rateLimiter({
    windowMs: 60_000,
    limit: settings.rateLimit * times,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => clientAddress(c, settings.trustedHops),
    handler: async (c) => {
      metrics.rateLimited.inc({ route })
      const lang = await readersLanguage(c)
      const { resetTime } = c.get('rateLimit' as never) as { resetTime?: Date }
      const seconds = resetTime ? Math.max(1, Math.ceil((resetTime.getTime() - Date.now()) / 1000)) : 60
      return respondProblem(c, 429, wait[lang](seconds), {
        headers: { 'content-language': lang },
      })
    },
  })
}

/** As the request says it: in the query, in a body of our own clients, or as the browser prefers. */
async function readersLanguage(c: Context): Promise<Language> {
  const said = c.req.query('lang') ?? (await bodyLanguage(c))
  return (said && readLanguage(said)) || negotiateLanguage(c.req.header('accept-language'), languages)
}

async function bodyLanguage(c: Context): Promise<string | undefined> {
  if (!(Number(c.req.header('content-length')) <= 16_384)) return undefined
  try {
    const { lang } = (await c.req.json()) as { lang?: unknown }
    return typeof lang === 'string' ? lang : undefined
  } catch {
    return undefined
  }
}
