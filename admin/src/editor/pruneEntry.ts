import type { DraftEntry } from './entryPaths.ts'
import { localisedLists } from './fields.ts'

/**
 * What is sent and stored: the entry without the empty lines and groups that a form leaves behind.
 * Rows of a list in two languages stay aligned: a row goes only if it is empty in each.
 */
export function pruneEntry(entry: DraftEntry): DraftEntry {
  const pruned: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(entry)) {
    const kept = localisedLists.has(key) ? pruneRows(value as Record<string, string[]>) : prune(value)
    if (kept !== undefined) pruned[key] = kept
  }
  return pruned as DraftEntry
}

function prune(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (Array.isArray(value)) {
    const items = value.map(prune).filter((item) => item !== undefined)
    return items.length > 0 ? items : undefined
  }
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).flatMap(([key, inner]) => {
      const kept = prune(inner)
      return kept === undefined ? [] : [[key, kept] as const]
    })
    return fields.length > 0 ? Object.fromEntries(fields) : undefined
  }
  return value ?? undefined
}

function pruneRows(list: Record<string, string[]> | undefined): Record<string, string[]> | undefined {
  if (!list) return undefined
  const rows = Math.max(0, ...Object.values(list).map((lines) => lines?.length ?? 0))
  const kept = [...Array(rows).keys()].filter((row) =>
    Object.values(list).some((lines) => (lines?.[row] ?? '').trim() !== ''),
  )
  if (kept.length === 0) return undefined
  return Object.fromEntries(
    Object.entries(list).flatMap(([lang, lines]) => (lines ? [[lang, kept.map((row) => lines[row] ?? '')]] : [])),
  )
}

/** Whether two drafts say the same, whatever the order of their fields. */
export function sameEntry(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
