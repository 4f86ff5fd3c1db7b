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
  expect(openAt(office, holidays, at('2026-11-25T09:00'))).toEqual({ open: true, until: at('2026-11-25T13:00') })
  expect(openAt(office, holidays, at('2026-11-25T17:29'))).toEqual({ open: true, until: at('2026-11-25T17:30') })
})

test('before, between and after the hours it tells the next opening', () => {
  expect(openAt(office, holidays, at('2026-11-25T08:59'))).toEqual({ open: false, next: at('2026-11-25T09:00') })
  expect(openAt(office, holidays, at('2026-11-25T13:00'))).toEqual({ open: false, next: at('2026-11-25T14:00') })
  expect(openAt(office, holidays, at('2026-11-25T17:30'))).toEqual({ open: false, next: at('2026-11-26T09:00') })
  expect(openAt(office, holidays, at('2026-11-25T00:00'))).toEqual({ open: false, next: at('2026-11-25T09:00') })
})

test('holidays and the weekend are passed over', () => {
  expect(openAt(office, holidays, at('2026-12-24T18:00'))).toEqual({ open: false, next: at('2026-12-28T09:00') })
  expect(openAt({ ...office, onHolidays: true }, holidays, at('2026-12-25T10:00'))).toEqual({
    open: true,
    until: at('2026-12-25T13:00'),
  })
})

test('on a holiday it tells which one, and only where the office would be open on that day of the week', () => {
  expect(openAt(office, holidays, at('2026-12-25T10:00'))).toEqual({
    open: false,
    next: at('2026-12-28T09:00'),
    holiday: christmas,
  })
  expect(openAt(office, holidays, at('2026-12-26T10:00'))).toEqual({ open: false, next: at('2026-12-28T09:00') })
})

test('over the end of the year the holidays of both years count', () => {
  const both: Holidays = {
    ...holidays,
    2027: { days: { '2027-01-01': { en: 'The first day of January', 'zh-Hant': '一月一日' } }, sources: [source] },
  }
  expect(openAt(office, both, at('2026-12-31T18:00'))).toEqual({ open: false, next: at('2027-01-04T09:00') })
})

test('in a year whose holidays are not known, nothing is said for sure but what hangs on none', () => {
  expect(openAt(office, holidays, at('2026-12-31T17:00'))).toEqual({ open: true, until: at('2026-12-31T17:30') })
  expect(openAt(office, holidays, at('2026-12-31T18:00'))).toEqual({
    open: false,
    next: at('2027-01-01T09:00'),
    unlessHoliday: true,
  })
  expect(openAt(office, holidays, at('2027-01-04T10:00'))).toEqual({
    open: true,
    until: at('2027-01-04T13:00'),
    unlessHoliday: true,
  })
  expect(openAt({ ...office, onHolidays: true }, holidays, at('2027-01-04T10:00'))).toEqual({
    open: true,
    until: at('2027-01-04T13:00'),
  })
})

test('hours past midnight are one opening', () => {
  const night: OpeningHours = {
    weekly: { fri: [{ from: '20:00', to: '24:00' }], sat: [{ from: '00:00', to: '02:00' }] },
    onHolidays: true,
    source,
  }
  expect(openAt(night, holidays, at('2026-11-27T23:00'))).toEqual({ open: true, until: at('2026-11-28T02:00') })
  const whole = [{ from: '00:00', to: '24:00' }]
  const weekly = { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole }
  expect(openAt({ weekly, onHolidays: true, source }, holidays, at('2026-11-27T23:00'))).toEqual({ open: true })
})

test('a hotline of 24 hours is always open, and of unknown hours nothing is said', () => {
  expect(openAt({ always: true, source }, holidays, at('2026-12-25T03:00'))).toEqual({ open: true })
  expect(openAt(undefined, holidays, at('2026-12-25T03:00'))).toBeUndefined()
})

test('what never opens has no next opening', () => {
  expect(openAt({ weekly: {}, onHolidays: true, source }, holidays, at('2026-11-25T10:00'))).toEqual({ open: false })
})
