import { expect, test } from 'vitest'
import type { Holidays, OpeningHours } from '../schema/hours.ts'
import { openAt } from './openAt.ts'

const source = { url: 'https://www.example.org/', seen: 'a test', confidence: 'high' as const }
const christmas = { en: 'Christmas Day', 'zh-Hant': '聖誕節' }
const holidays: Holidays = {
  2026: { days: { '2026-12-25': christmas, '2026-12-26': christmas }, sources: [source] },
}
const lunch = [
  { from: '14:00', to: '17:30' },
  { from: '09:00', to: '13:00' },
]
const office: OpeningHours = {
  weekly: { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch },
  onHolidays: false,
  source,
}
const at = (time: string) => new Date(`${time}+08:00`)

test('an office is open within its hours of Hong Kong time, whatever the zone of the machine', () => {
  expect(openAt(office, holidays, at('2026-11-25T09:00'))).toEqual({ open: true })
  expect(openAt(office, holidays, at('2026-11-25T17:29'))).toEqual({ open: true })
})

test('before, between and after the hours it tells the next opening', () => {
  expect(openAt(office, holidays, at('2026-11-25T08:59'))).toEqual({ open: false, next: at('2026-11-25T09:00') })
  expect(openAt(office, holidays, at('2026-11-25T13:00'))).toEqual({ open: false, next: at('2026-11-25T14:00') })
  expect(openAt(office, holidays, at('2026-11-25T17:30'))).toEqual({ open: false, next: at('2026-11-26T09:00') })
  expect(openAt(office, holidays, at('2026-11-25T00:00'))).toEqual({ open: false, next: at('2026-11-25T09:00') })
})

test('holidays and the weekend are passed over', () => {
  expect(openAt(office, holidays, at('2026-12-24T18:00'))).toEqual({ open: false, next: at('2026-12-28T09:00') })
  expect(openAt({ ...office, onHolidays: true }, holidays, at('2026-12-25T10:00'))).toEqual({ open: true })
})

test('a hotline of 24 hours is always open, and of unknown hours nothing is said', () => {
  expect(openAt({ always: true, source }, holidays, at('2026-12-25T03:00'))).toEqual({ open: true })
  expect(openAt(undefined, holidays, at('2026-12-25T03:00'))).toBeUndefined()
})

test('what never opens has no next opening', () => {
  expect(openAt({ weekly: {}, onHolidays: true, source }, holidays, at('2026-11-25T10:00'))).toEqual({ open: false })
})
