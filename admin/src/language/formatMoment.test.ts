import { expect, test } from 'vitest'
import { formatDay, formatMoment } from './formatMoment.ts'

const now = new Date('2026-11-25T10:00:00Z')

test('a moment of today is told by the Hong Kong clock alone', () => {
  expect(formatMoment('2026-11-25T02:05:00Z', 'en', now)).toBe('10:05')
  expect(formatMoment('2026-11-24T16:30:00Z', 'en', now)).toBe('00:30')
})

test('an older moment has its day', () => {
  expect(formatMoment('2026-11-23T02:05:00Z', 'en', now)).toBe('23 Nov 2026 10:05')
})

test('a day is written out in the reader’s language', () => {
  expect(formatDay('2026-11-24', 'en')).toBe('24 November 2026')
  expect(formatDay('2026-11-24', 'zh-Hant')).toBe('2026年11月24日')
  expect(formatDay('soon', 'en')).toBe('soon')
})
