import { createHash } from 'node:crypto'
import type { Snapshot } from './Snapshot.ts'

/**
 * Names a snapshot by its content: the first 16 hexadecimal digits of the SHA-256 of its canonical
 * JSON. The order of fields and the files in which entries stand make no difference.
 */
export function hashSnapshot(snapshot: Snapshot): string {
  const entries = snapshot.content.entries
    .map(({ file: _, ...faq }) => faq)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const text = canonicalJson({ ...snapshot, content: { ...snapshot.content, entries } })
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** JSON with the fields of every object in order of name and absent ones left out. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}
