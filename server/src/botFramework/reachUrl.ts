import type { HandoffChannel } from '@faqdesk/bots'

/** Where a tap leads: `tel:+85221173348`, `mailto:…`, or the web address itself. */
export function reachUrl(kind: HandoffChannel['kind'], value: string): string {
  if (kind === 'url') return value
  if (kind === 'email') return `mailto:${value}`
  const digits = value.replace(/[^\d+]/g, '')
  // Eight digits are a number in Hong Kong; shorter ones, 1823 and 999, are dialled as they are.
  return /^\d{8}$/.test(digits) ? `tel:+852${digits}` : `tel:${digits}`
}
