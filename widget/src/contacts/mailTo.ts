import type { ConversationSummary } from '@faqdesk/server/types'

/** Characters of a `mailto:` address that mail programs take; Chinese takes nine for each. */
const longest = 2_000

/**
 * The address of an e-mail that holds the summary; as much of it as fits, the newest questions first to stay.
 * RFC 6068: lines end with %0D%0A.
 */
export function mailTo(address: string, summary: ConversationSummary | undefined): string {
  if (!summary) return `mailto:${address}`
  const { subject, intro, items, note } = summary
  const withItems = (count: number) => {
    const told = count > 0 ? items.slice(-count).map(({ text }) => text) : []
    const body = [intro, ...told, note].join('\n').replaceAll('\n', '\r\n')
    return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  }
  for (let count = items.length; count > 0; count--) if (withItems(count).length <= longest) return withItems(count)
  return withItems(0)
}
