import type { Snapshot } from '@faqdesk/bots'

const phone = /(?<!\d)(?:\+?852[ -]?)?([2-9]\d{3})[ -]?(\d{4})(?!\d)/g
const email = /[a-z0-9][a-z0-9._%+-]*@[a-z0-9.-]+\.[a-z]{2,}/gi

const known = new WeakMap<Snapshot, ReadonlySet<string>>()

/**
 * Telephone numbers and e-mail addresses that stand in what a bot has published: the hotline that a
 * person asks about is no personal data. In the form that `maskPersonalData` takes.
 */
export function publishedNumbers(snapshot: Snapshot): ReadonlySet<string> {
  const found = known.get(snapshot)
  if (found) return found
  const numbers = new Set<string>()
  const text = JSON.stringify([snapshot.shared, snapshot.config, snapshot.content.entries])
  for (const [, first, second] of text.matchAll(phone)) numbers.add(`${first}${second}`)
  for (const [address] of text.matchAll(email)) numbers.add(address.toLowerCase())
  known.set(snapshot, numbers)
  return numbers
}
