import { describe, expect, it } from 'vitest'
import { throttleSignIns } from './throttleSignIns.ts'

const minute = 60_000

describe('throttleSignIns', () => {
  it('lets five wrong passwords pass and makes the sixth wait for the rest of a quarter of an hour', () => {
    let now = 0
    const throttle = throttleSignIns(() => now)
    for (let guess = 0; guess < 5; guess++) {
      expect(throttle.secondsToWait('1.2.3.4', 'mei@example.hk')).toBe(0)
      throttle.failed('1.2.3.4', 'mei@example.hk')
    }
    now = 5 * minute
    expect(throttle.secondsToWait('1.2.3.4', 'mei@example.hk')).toBe(600)
    now = 15 * minute
    expect(throttle.secondsToWait('1.2.3.4', 'mei@example.hk')).toBe(0)
  })

  it('does not lock the person out at another address', () => {
    const throttle = throttleSignIns(() => 0)
    for (let guess = 0; guess < 5; guess++) throttle.failed('1.2.3.4', 'mei@example.hk')
    expect(throttle.secondsToWait('5.6.7.8', 'mei@example.hk')).toBe(0)
  })

  it('slows an address that tries many accounts', () => {
    const throttle = throttleSignIns(() => 0)
    for (let guess = 0; guess < 20; guess++) throttle.failed('1.2.3.4', `person${guess}@example.hk`)
    expect(throttle.secondsToWait('1.2.3.4', 'mei@example.hk')).toBe(900)
  })

  it('slows guessing at one account from many addresses', () => {
    const throttle = throttleSignIns(() => 0)
    for (let guess = 0; guess < 50; guess++) throttle.failed(`10.0.0.${guess}`, 'mei@example.hk')
    expect(throttle.secondsToWait('1.2.3.4', 'mei@example.hk')).toBe(900)
  })

  it('forgets the slips of a person who got in', () => {
    const throttle = throttleSignIns(() => 0)
    for (let guess = 0; guess < 4; guess++) throttle.failed('1.2.3.4', 'mei@example.hk')
    throttle.succeeded('1.2.3.4', 'mei@example.hk')
    throttle.failed('1.2.3.4', 'mei@example.hk')
    expect(throttle.secondsToWait('1.2.3.4', 'mei@example.hk')).toBe(0)
  })
})
