import { createHash } from 'node:crypto'
import type { Context } from 'hono'

/** Answers JSON that a client may keep; see `respondText`. */
export function respondCacheable(c: Context, value: unknown): Response {
  c.header('vary', 'Accept-Language, Origin')
  return respondText(c, JSON.stringify(value), 'application/json; charset=utf-8')
}

/**
 * Answers a text that a client may keep if it asks each time whether it is still right: with an ETag,
 * and 304 without a body when nothing changed, so that an edit is seen at once.
 */
export function respondText(c: Context, body: string, type: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  c.header('etag', etag)
  c.header('cache-control', 'public, no-cache')
  if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  return c.body(body, 200, { 'content-type': type })
}

/** RFC 9110, 13.1.2: a list of tags, weak or strong, or `*`. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
