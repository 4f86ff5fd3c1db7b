import type { Problem } from '@faqdesk/faqs'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProblemDetails } from '../types.ts'

const titles: Record<number, string> = {
  400: 'The request can’t be understood',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Can’t be accepted as it is',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
}

/** Thrown anywhere in a route: answered as problem details. `detail` says what is wrong and the way out. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  readonly status: ContentfulStatusCode
  readonly problems?: Problem[]
  readonly headers: Record<string, string>

  constructor(
    status: ContentfulStatusCode,
    detail: string,
    { problems, headers = {} }: { problems?: Problem[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.status = status
    this.problems = problems
    this.headers = headers
  }
}

/** RFC 9457 problem details, the body of every error. */
export function problemDetails(status: number, detail?: string, more: Partial<ProblemDetails> = {}): ProblemDetails {
  return { type: 'about:blank', title: titles[status] ?? 'Error', status, ...(detail ? { detail } : {}), ...more }
}

/** Answers an error as `application/problem+json`. */
export function respondProblem(
  c: Context,
  status: ContentfulStatusCode,
  detail?: string,
  { headers = {}, ...more }: Partial<ProblemDetails> & { headers?: Record<string, string> } = {},
): Response {
  return c.body(JSON.stringify(problemDetails(status, detail, more)), status, {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
}
