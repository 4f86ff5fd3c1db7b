import type { DraftEntry } from '../editor/entryPaths.ts'
import { compareFields, leafText, leavesOf } from '../editor/leaves.ts'

/** One field that changed; an empty side means that it was not there. */
export type FieldChange = { path: string; before: string; after: string }

/** What changes, field by field, in the order of the form. Without `before` every field is new. */
export function diffEntries(before: DraftEntry | undefined, after: DraftEntry): FieldChange[] {
  const [old, next] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...next.keys(), ...old.keys()])]
    .map((path) => ({ path, before: leafText(old.get(path)), after: leafText(next.get(path)) }))
    .filter((change) => change.before !== change.after)
    .sort((one, other) => compareFields(one.path, other.path))
}
