import type { Publication } from '@faqdesk/bots'
import type { Context } from 'hono'
import { allowsOrigin } from '../api/crossOrigin.ts'
import { HttpProblem } from '../api/problem.ts'

/** @throws HttpProblem 403 if the bot lists the sites that may embed it and the page is on none of them */
export function checkOrigin(c: Context, { snapshot }: Publication): void {
  const origin = c.req.header('origin')
  if (origin !== undefined && !allowsOrigin(snapshot.config.allowedOrigins, origin))
    throw new HttpProblem(403, `Pages of ${origin} may not embed this bot.`)
}
