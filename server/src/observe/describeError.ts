export type ErrorDescription = { name: string; message: string; code?: string; at?: string[] }

/**
 * An error for the log, without anything that a person wrote: messages of the database and of drizzle
 * quote the values of a statement, so only their kind and place are kept.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: 'unknown', message: error === undefined ? 'ended' : typeof error }
  if (error.cause instanceof Error && error.message.startsWith('Failed query'))
    return { ...describeError(error.cause), at: placesOf(error) }
  const { code, severity, table, constraint, routine } = error as Error & Record<string, unknown>
  if (typeof severity === 'string') {
    const place = [table, constraint, routine].filter(Boolean).join(' ')
    return { name: 'DatabaseError', code: String(code), message: `${severity} ${code} ${place}`.trim() }
  }
  return {
    name: error.name,
    message: error.message.split('\n')[0]!.slice(0, 500),
    ...(typeof code === 'string' ? { code } : {}),
    at: placesOf(error),
  }
}

/** The lines of a stack that name places in the code; the message above them is left out. */
const placesOf = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
