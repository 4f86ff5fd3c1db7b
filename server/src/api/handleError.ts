import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { describeError } from '../observe/describeError.ts'
import type { Services } from '../Services.ts'
import { HttpProblem, respondProblem } from './problem.ts'

const details: Record<number, string> = {
  400: 'The body is no JSON: send an object with Content-Type: application/json.',
  415: 'Send the body as JSON, with Content-Type: application/json.',
}

/** Every error that a route throws, as problem details. What was not foreseen is logged and tells nothing outside. */
export function handleError({ log, metrics }: Services) {
  return (error: unknown, c: Context): Response => {
    if (error instanceof HttpProblem) {
      metrics.problems.inc({ status: error.status })
      return respondProblem(c, error.status, error.message, { headers: error.headers, problems: error.problems })
    }
    if (error instanceof HTTPException) {
      metrics.problems.inc({ status: error.status })
      return respondProblem(c, error.status as never, details[error.status])
    }
    const status = isDatabaseAway(error) ? 503 : 500
    metrics.problems.inc({ status })
    log.error({ error: describeError(error) }, 'a request failed')
    return status === 503
      ? respondProblem(c, 503, 'The database does not answer. Try again in some seconds.', {
          headers: { 'retry-after': '5' },
        })
      : respondProblem(
          c,
          500,
          'Something unforeseen happened; it is logged. Try again, or tell whoever runs this server.',
        )
  }
}

const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

/** The connection failed, not the statement. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  if (code !== undefined && (away.has(code) || code.startsWith('08'))) return true
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  )
    return true
  return isDatabaseAway(error.cause)
}
