import { createHash } from 'node:crypto'
import type { Entry } from '../schema/entry.ts'
import { pickEntry } from './pickEntry.ts'

/**
 * A hash of what an entry says, 16 hexadecimal digits: the same for the same content whatever the
 * order of its fields, its file or its layout there. The file's category is no part of it.
 */
export function hashEntry(entry: Entry): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(pickEntry(entry))))
    .digest('hex')
    .slice(0, 16)
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, field]) => [key, sortKeys(field)]),
  )
}
