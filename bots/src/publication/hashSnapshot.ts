import { hashContent } from '@faqdesk/faqs'
import type { Snapshot } from './Snapshot.ts'

/** Snapshots don't change, and are several megabytes of text. */
const hashes = new WeakMap<Snapshot, string>()

/** Names a snapshot by its content. The order of fields and the files in which entries stand make no difference. */
export function hashSnapshot(snapshot: Snapshot): string {
  const known = hashes.get(snapshot)
  if (known !== undefined) return known
  const entries = snapshot.content.entries
    .map(({ file: _, ...faq }) => faq)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const hash = hashContent({ ...snapshot, content: { ...snapshot.content, entries } })
  hashes.set(snapshot, hash)
  return hash
}
