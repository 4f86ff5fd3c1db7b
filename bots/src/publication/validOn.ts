import type { Faq } from '@faqdesk/faqs'

/** Whether an entry is served on a day, `2026-11-24`: both its first and its last day included. */
export function validOn(faq: Pick<Faq, 'validFrom' | 'validTo'>, day: string): boolean {
  return (!faq.validFrom || faq.validFrom <= day) && (!faq.validTo || day <= faq.validTo)
}

/** The day in Hong Kong (UTC+8 all year) at a moment, `2026-11-24`. */
export function hongKongDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
