import type { Faq } from '@faqdesk/faqs'

/** Whether an entry is served on a day, `2026-11-24`: both its first and its last day included. */
export function validOn(faq: Pick<Faq, 'validFrom' | 'validTo'>, day: string): boolean {
  return (!faq.validFrom || faq.validFrom <= day) && (!faq.validTo || day <= faq.validTo)
}

/** Milliseconds by which Hong Kong is ahead of UTC. There has been no summer time since 1979. */
export const hongKongOffset = 8 * 3_600_000

/** The day in Hong Kong at a moment, `2026-11-24`. */
export function hongKongDay(now: Date): string {
  return new Date(now.getTime() + hongKongOffset).toISOString().slice(0, 10)
}
