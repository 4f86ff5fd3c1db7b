import type { RefObject } from 'react'

/** Focuses an element that the next rendering brings. */
export function focusSoon(frame: RefObject<HTMLElement | null>, selector: string): void {
  requestAnimationFrame(() => {
    const element = frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)
    element?.focus()
    if (
      element &&
      'value' in element &&
      element.type !== 'number' &&
      element.type !== 'date' &&
      element.type !== 'email'
    )
      element.setSelectionRange(element.value.length, element.value.length)
  })
}
