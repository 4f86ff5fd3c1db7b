import type { Publication } from '@faqdesk/bots'
import { type Language, languages } from '@faqdesk/faqs'
import type { Context } from 'hono'
import type { Services } from '../Services.ts'
import { HttpProblem } from './problem.ts'
import { nearestLanguage, negotiateLanguage, readLanguage } from './readLanguage.ts'

/**
 * What a bot answers from.
 * @throws HttpProblem 404, or 503 if the bot is known and can't answer at the moment
 */
export function findBot({ publications }: Services, bot: string): Publication {
  const publication = publications.get(bot)
  if (publication) return publication
  if (publications.states().some((state) => state.bot === bot))
    throw new HttpProblem(503, `The bot «${bot}» can't answer at the moment. Try again in a minute.`, {
      headers: { 'retry-after': '60' },
    })
  throw new HttpProblem(404, `There is no bot «${bot}». GET /api/v1/bots lists the bots.`)
}

/**
 * A language tag that a client sent, if it sent one.
 * @throws HttpProblem 400 for a language that is not spoken here
 */
export function wantedLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined || tag.trim() === '') return undefined
  const lang = readLanguage(tag)
  if (lang) return lang
  const message = `is no language that is spoken here: send one of ${languages.join(', ')}`
  throw new HttpProblem(400, `lang ${message}.`, {
    problems: [{ file: '', field: 'lang', message, severity: 'error' }],
  })
}

/** The language to show something in: as asked for, else by the browser's wishes, among those that the bot speaks. */
export function displayLanguage(c: Context, tag: string | undefined, spoken: readonly Language[]): Language {
  const wanted = wantedLanguage(tag)
  if (wanted) return nearestLanguage(wanted, spoken) ?? spoken[0] ?? wanted
  return negotiateLanguage(c.req.header('accept-language'), spoken)
}
