import type { MiddlewareHandler } from 'hono'
import type { Services } from '../Services.ts'

/**
 * Lets pages of other sites call the routes that the widget uses. A bot whose `bot.yaml` lists
 * `allowedOrigins` answers only those; the rest get no header, and their browser keeps the reply from
 * them. Cookies are never accepted from another site. Headers are set before the route runs, since
 * touching a finished response costs Hono's fast path.
 * @param headers that a page may send
 */
export function crossOrigin(
  { publications }: Services,
  { headers = 'Content-Type, FAQDesk-Conversation' }: { headers?: string } = {},
): MiddlewareHandler {
  return async function crossOrigin(c, next) {
    const origin = c.req.header('origin')
    const isPreflight = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined
    if (origin !== undefined) {
      const bot = /\/bots\/([^/]+)/.exec(c.req.path)?.[1]
      const lists = bot
        ? [publications.get(bot)?.snapshot.config.allowedOrigins]
        : publications.list().map(({ snapshot }) => snapshot.config.allowedOrigins)
      const isAllowed = lists.some((list) => allowsOrigin(list, origin))
      c.header('vary', 'Origin')
      if (isAllowed) {
        c.header('access-control-allow-origin', lists.every((list) => list === undefined) ? '*' : origin)
        c.header('access-control-expose-headers', 'ETag, Retry-After, RateLimit, RateLimit-Policy')
        if (isPreflight) {
          c.header('access-control-allow-methods', 'GET, POST, DELETE')
          c.header('access-control-allow-headers', headers)
          c.header('access-control-max-age', '7200')
        }
      }
    }
    if (isPreflight) return c.body(null, 204)
    await next()
  }
}

/** `https://www.example.gov.hk` exactly, `https://*.example.gov.hk` for every site below it, `*` for all. */
export function allowsOrigin(allowed: readonly string[] | undefined, origin: string): boolean {
  if (!allowed) return true
  return allowed.some((entry) => {
    const wanted = entry.replace(/\/+$/, '').toLowerCase()
    const [scheme, host] = wanted.split('://*.')
    if (host === undefined) return wanted === '*' || wanted === origin.toLowerCase()
    return origin.toLowerCase().startsWith(`${scheme}://`) && origin.toLowerCase().endsWith(`.${host}`)
  })
}
