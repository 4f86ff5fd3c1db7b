/** Whether a statement failed since a table or column is missing: no migration of this version has run yet. */
export function isDatabaseOlder(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: string }
  return code === '42P01' || code === '42703' || isDatabaseOlder(error.cause)
}

export const databaseIsOlder =
  'The database was last used by an older FAQ Desk: start this one on it once (npm start), which brings it up to date.'
