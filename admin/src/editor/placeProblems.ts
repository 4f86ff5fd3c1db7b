import type { Problem } from '@faqdesk/server/types'
import type { FieldProblem } from './checkEntry.ts'
import { type DraftEntry, getAt } from './entryPaths.ts'
import { sameEntry } from './pruneEntry.ts'

/**
 * The path in the form that a problem of the server means. The server names fields as in the file
 * (`entries.licence-fee.fee.text`), by the entry (`licence-fee.fee.text`) or bare (`fee.text`).
 */
export function pathOfProblem(field: string | undefined, id: string): string {
  const steps = (field ?? '').split('.').filter((step) => step !== '')
  if (steps[0] === 'entries') steps.splice(0, 2)
  else if (steps[0] === id) steps.shift()
  return steps.join('.')
}

/**
 * Joins what the form found with what the server found. Where both speak of a field the form's
 * words stay (they are newer, and in the reader's language); a problem of the server whose field
 * was changed since is silent until the next save.
 */
export function placeProblems(
  own: FieldProblem[],
  server: readonly Problem[],
  entry: DraftEntry,
  saved: DraftEntry,
): FieldProblem[] {
  const covered = (path: string) =>
    own.some((problem) => problem.path === path || isInside(problem.path, path) || isInside(path, problem.path))
  const added = server.flatMap(({ field, message, severity }) => {
    const path = pathOfProblem(field, entry.id)
    const steps = path === '' ? [] : path.split('.')
    if (path !== '' && covered(path)) return []
    if (!sameEntry(getAt(entry, steps), getAt(saved, steps))) return []
    return [{ path, message, severity }]
  })
  return [...own, ...added]
}

/** Whether a path is at or below another: `fee.text.en` is inside `fee`. */
export function isInside(path: string, parent: string): boolean {
  return parent === '' || path === parent || path.startsWith(`${parent}.`)
}
