import type { Context } from 'hono'
import type { z } from 'zod'
import type { Problem } from '../types.ts'
import { respondProblem } from './problem.ts'

type Result = { success: true } | { success: false; error: z.ZodError<unknown>; target: string }

/** The `defaultHook` of every route: a request that does not follow its schema is told field by field. */
export function explainInvalid(result: Result, c: Context): Response | undefined {
  if (result.success) return undefined
  const problems = result.error.issues.map(
    ({ path, message }): Problem => ({ file: '', field: path.join('.') || undefined, message, severity: 'error' }),
  )
  const detail = problems.map(({ field, message }) => `${field ?? 'The body'} ${message}`).join('; ')
  return respondProblem(c, result.target === 'param' ? 404 : 400, `${detail}.`, { problems })
}
