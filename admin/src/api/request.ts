import type { ProblemDetails } from '@faqdesk/server/types'

/** The server answered, and said no. `problem` holds its words (RFC 9457). */
export class ApiError extends Error {
  readonly status: number
  readonly problem: ProblemDetails
  constructor(status: number, problem: ProblemDetails) {
    super(problem.detail ?? problem.title)
    this.status = status
    this.problem = problem
  }
}

/** The server could not be reached: no network, or it is being restarted. */
export class UnreachableError extends Error {}

const gatewayStatuses = new Set([502, 503, 504])

/**
 * Calls the admin API with the session's cookie.
 * @param path below `/admin/api`
 * @throws {ApiError} for an answer that is no success, {@link UnreachableError} for none
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/admin/api${path}`, {
      method,
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new UnreachableError('The server cannot be reached', { cause })
  }
  const content = await readJson(response)
  if (response.ok) return content as T
  if (gatewayStatuses.has(response.status)) throw new UnreachableError(`The server answers ${response.status}`)
  throw new ApiError(response.status, asProblem(content, response))
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Our routes answer with problem details, better-auth with `{ message }`. */
function asProblem(content: unknown, { status, statusText }: Response): ProblemDetails {
  const fields = (content ?? {}) as Partial<ProblemDetails> & { message?: string }
  return {
    ...fields,
    type: fields.type ?? 'about:blank',
    title: fields.title ?? fields.message ?? (statusText || `HTTP ${status}`),
    status,
  }
}
