import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { respondText } from '../api/respondCacheable.ts'
import { pagePolicy } from './pagePolicy.ts'

export type RespondPageOptions = {
  status?: ContentfulStatusCode
  /** The sites that may show the page in a frame; none by default. */
  frame?: string
  headers?: Record<string, string>
}

/**
 * Answers a page under our policy. One that was read may be kept if the reader asks each time whether it is still
 * right (ETag, 304), so that an edit is seen at once; a reply to a form, or an error, is kept by nobody.
 */
export async function respondPage(
  c: Context,
  html: string | Promise<string>,
  { status = 200, frame, headers = {} }: RespondPageOptions = {},
): Promise<Response> {
  const body = String(await html)
  c.header('content-security-policy', pagePolicy(frame))
  c.header('vary', 'Accept-Language')
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (status !== 200 || c.req.method === 'POST') {
    c.header('cache-control', 'no-store')
    return c.html(body, status)
  }
  return respondText(c, body, 'text/html; charset=utf-8')
}
