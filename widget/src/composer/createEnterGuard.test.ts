import { describe, expect, it } from 'vitest'
import { createEnterGuard } from './createEnterGuard.ts'

const enter = { key: 'Enter', keyCode: 13, shiftKey: false, isComposing: false, timeStamp: 1_000 }

describe('createEnterGuard', () => {
  it('sends on Enter, and never on Shift+Enter or another key', () => {
    const guard = createEnterGuard()
    expect(guard.sends(enter)).toBe(true)
    expect(guard.sends({ ...enter, shiftKey: true })).toBe(false)
    expect(guard.sends({ ...enter, key: 'a' })).toBe(false)
  })

  it('does not send while the browser says that it is composing', () => {
    expect(createEnterGuard().sends({ ...enter, isComposing: true })).toBe(false)
  })

  it('does not send when the input method has the key (229)', () => {
    expect(createEnterGuard().sends({ ...enter, keyCode: 229 })).toBe(false)
  })

  it('does not send between compositionstart and compositionend, whatever the event says', () => {
    const guard = createEnterGuard()
    guard.compositionStart()
    expect(guard.sends(enter)).toBe(false)
  })

  it('does not send on the Enter that Safari fires right after the composition, but on the next', () => {
    const guard = createEnterGuard()
    guard.compositionStart()
    guard.compositionEnd(995)
    expect(guard.sends(enter)).toBe(false)
    guard.keyUp()
    expect(guard.sends({ ...enter, timeStamp: 1_040 })).toBe(true)
  })

  it('sends when the candidate was taken by the mouse a moment ago', () => {
    const guard = createEnterGuard()
    guard.compositionStart()
    guard.compositionEnd(500)
    expect(guard.sends(enter)).toBe(true)
  })
})
