import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'

/** What is asked so often, or is so private, that no line is written. */
const silent = /\/suggest$|^\/(healthz|readyz|metrics)$/

/**
 * One line for each request: the route's pattern, never the address itself, since that may hold a
 * conversation id or what somebody typed.
 */
export function logRequests(log: Logger): MiddlewareHandler {
  return async function logRequests(c, next) {
    const started = performance.now()
    await next()
    const route = matchedRoutes(c).findLast(({ path, method }) => method !== 'ALL' && !path.endsWith('*'))?.path ?? '*'
    if (silent.test(route)) return
    const line = {
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    }
    if (line.status >= 500) log.error(line, 'request')
    else log.info(line, 'request')
  }
}
