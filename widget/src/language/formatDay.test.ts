import { expect, it } from 'vitest'
import { formatDay } from './formatDay.ts'

it('writes a day as its language does', () => {
  expect(formatDay('2026-11-23', 'en')).toBe('23 November 2026')
  expect(formatDay('2026-11-23', 'zh-Hant')).toBe('2026年11月23日')
  expect(formatDay('2026-11-23', 'zh-Hans')).toBe('2026年11月23日')
})

it('leaves alone what is no day', () => {
  expect(formatDay('last year', 'en')).toBe('last year')
})
