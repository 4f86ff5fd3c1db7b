import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { respondProblem } from '../api/problem.ts'
import type { Settings } from '../settings.ts'

/** An entry has some ten kilobytes at most. */
const MOST_BYTES = 512 * 1024

/**
 * Keeps other sites from acting with an editor's cookie: what changes something must come from our own
 * pages (Origin, Sec-Fetch-Site) and be JSON, which a form can't send. Nothing of the desk is cached.
 */
export function guardDesk(settings: Settings): MiddlewareHandler {
  const publicHost = settings.publicUrl && new URL(settings.publicUrl).host
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (c) => respondProblem(c, 413, `A call may have ${MOST_BYTES / 1024} KiB at most.`),
  })
  return async function guardDesk(c, next) {
    c.header('cache-control', 'no-store')
    const { method } = c.req
    if (method === 'GET' || method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    if (site && site !== 'same-origin' && site !== 'none')
      return respondProblem(c, 403, 'This call comes from another site. Use the admin pages of this server.')
    const origin = c.req.header('origin')
    if (origin !== undefined && !isOwn(origin, [c.req.header('host') ?? new URL(c.req.url).host, publicHost]))
      return respondProblem(c, 403, 'This call comes from another site. Use the admin pages of this server.')
    const type = c.req.header('content-type')
    if (method !== 'DELETE' && !/^application\/json\b/i.test(type ?? ''))
      return respondProblem(c, 415, 'Send the body as application/json.')
    return limit(c, next)
  }
}

function isOwn(origin: string, hosts: (string | undefined)[]): boolean {
  try {
    return hosts.includes(new URL(origin).host)
  } catch {
    return false
  }
}
