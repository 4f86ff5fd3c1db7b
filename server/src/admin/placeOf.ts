import type { Snapshot } from '@faqdesk/bots'
import type { Faq } from '@faqdesk/faqs'

/** What an entry has from its file: where it stands, and what the file says for all its entries. */
export type Place = Pick<Faq, 'category' | 'file' | 'department' | 'owner'>

/**
 * Where an entry stands, or, if it was never published, where the others of its category stand. The
 * bot's first category serves for one that names none.
 */
export function placeOf({ bot, content }: Snapshot, faqId: string, category?: string | null): Place {
  const live = content.entries.find(({ id }) => id === faqId)
  const wanted = live?.category ?? category ?? content.categories[0]?.id ?? 'general'
  const like = live ?? content.entries.find((faq) => faq.category === wanted)
  return {
    category: wanted,
    file: like?.file ?? `faqs/${bot}/${wanted}.yaml`,
    department: like?.department,
    owner: like?.owner,
  }
}
