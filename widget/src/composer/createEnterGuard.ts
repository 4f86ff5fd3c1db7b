/** The parts of a keyboard event that matter here. */
type Key = { key: string; keyCode: number; shiftKey: boolean; isComposing: boolean; timeStamp: number }

/** So long after a composition, in milliseconds, an Enter still belongs to it, if no key came up meanwhile. */
const afterglow = 150

/**
 * Tells whether an Enter means "send". With a Chinese input method Enter also takes the candidate
 * that is being composed, and must then never send. Browsers show that in three ways, all of which
 * count: `isComposing`; the key code 229 ("the input method has it"); and, in Safari, an Enter that
 * arrives right after `compositionend`.
 */
export function createEnterGuard() {
  let composing = false
  let endedAt = Number.NEGATIVE_INFINITY
  return {
    compositionStart() {
      composing = true
    },
    compositionEnd(timeStamp: number) {
      composing = false
      endedAt = timeStamp
    },
    /** A key that comes up ends the stroke that took the candidate: the next Enter is a new one. */
    keyUp() {
      if (!composing) endedAt = Number.NEGATIVE_INFINITY
    },
    sends({ key, keyCode, shiftKey, isComposing, timeStamp }: Key): boolean {
      if (key !== 'Enter' || shiftKey) return false
      if (composing || isComposing || keyCode === 229) return false
      return timeStamp - endedAt > afterglow
    },
  }
}
