import type { HandoffChannel } from '@faqdesk/server/types'

/** Whether what a reply said of a channel still holds: until it closes, or opens. */
export function isStillSo(open: NonNullable<HandoffChannel['open']>, now: number): boolean {
  const change = open.until ?? open.next
  return change === undefined || now < Date.parse(change)
}
