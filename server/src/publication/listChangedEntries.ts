import type { Snapshot } from '@faqdesk/bots'
import { hashEntry } from '@faqdesk/faqs'

/** Ids of the entries that were added, changed or taken away between two snapshots, in order. */
export function listChangedEntries(before: Snapshot | undefined, after: Snapshot): string[] {
  const hashes = new Map(before?.content.entries.map((faq) => [faq.id, hashEntry(faq)]))
  const changed = after.content.entries.filter((faq) => hashes.get(faq.id) !== hashEntry(faq)).map((faq) => faq.id)
  const kept = new Set(after.content.entries.map((faq) => faq.id))
  return [...changed, ...[...hashes.keys()].filter((id) => !kept.has(id))].sort()
}
