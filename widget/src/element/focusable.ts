/** What within an element can be focused now, in order. */
export function focusable(within: Element): HTMLElement[] {
  const all = within.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), textarea')
  return [...all].filter((one) => one.getClientRects().length > 0)
}
