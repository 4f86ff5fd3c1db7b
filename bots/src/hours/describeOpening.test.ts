import { languages } from '@faqdesk/faqs'
import { expect, test } from 'vitest'
import type { Holidays, OpeningHours } from '../schema/hours.ts'
import { smallPublication } from '../testing/smallPublication.ts'
import { describeOpening } from './describeOpening.ts'

const source = { url: 'https://www.example.org/', seen: 'a test', confidence: 'high' as const }
const christmas = { en: 'Christmas Day', 'zh-Hant': '聖誕節' }
const holidays: Holidays = { 2026: { days: { '2026-12-25': christmas }, sources: [source] } }
const publication = smallPublication([])
publication.snapshot.shared = { ...publication.snapshot.shared, holidays }

const day = [
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '18:30' },
]
const office: OpeningHours = {
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  onHolidays: false,
  source,
}
const at = (time: string) => new Date(`${time}+08:00`)
const inAll = (hours: OpeningHours, time: string) =>
  languages.map((lang) => describeOpening(publication, hours, lang, at(time))?.text)

test('it is told until when a channel is open and when it opens next, in three languages', () => {
  expect(inAll(office, '2026-11-25T16:05')).toEqual([
    'Open now, until 6:30 pm',
    '開放中，至下午6時30分',
    '开放中，至下午6时30分',
  ])
  expect(inAll(office, '2026-11-25T10:00')[0]).toBe('Open now, until 12 noon')
  expect(inAll(office, '2026-11-25T13:00')).toEqual([
    'Closed now, opens at 2 pm today',
    '現已休息，今日下午2時開放',
    '现已休息，今日下午2时开放',
  ])
  expect(inAll(office, '2026-11-25T19:00')).toEqual([
    'Closed now, opens at 9 am on Thursday 26 November',
    '現已休息，11月26日（星期四）上午9時開放',
    '现已休息，11月26日（星期四）上午9时开放',
  ])
  expect(inAll({ always: true, source }, '2026-11-25T03:00')).toEqual(['Open now', '開放中', '开放中'])
})

test('a holiday is named, and the next opening goes by the days after it', () => {
  expect(inAll(office, '2026-12-25T10:00')).toEqual([
    'Closed today (Christmas Day), opens at 9 am on Monday 28 December',
    '今日休息（聖誕節），12月28日（星期一）上午9時開放',
    '今日休息（圣诞节），12月28日（星期一）上午9时开放',
  ])
})

test('where the holidays of the year are not known, the words say so and the data claim nothing', () => {
  expect(describeOpening(publication, office, 'zh-Hant', at('2026-12-31T19:00'))).toEqual({
    now: false,
    text: '現已休息，如當日不是公眾假期，2027年1月1日（星期五）上午9時開放',
  })
  expect(describeOpening(publication, office, 'en', at('2027-01-04T10:00'))).toEqual({
    text: 'Open until 12 noon, unless today is a general holiday',
  })
  expect(inAll(office, '2027-01-04T08:00')[0]).toBe(
    'Closed now, opens at 9 am today unless that day is a general holiday',
  )
})

test('the data give the times in Hong Kong time', () => {
  expect(describeOpening(publication, office, 'en', at('2026-11-25T16:05'))).toMatchObject({
    now: true,
    until: '2026-11-25T18:30:00+08:00',
  })
  expect(describeOpening(publication, office, 'en', at('2026-11-25T19:00'))).toMatchObject({
    now: false,
    next: '2026-11-26T09:00:00+08:00',
  })
})

test('a day that ends at midnight is open until midnight', () => {
  const late: OpeningHours = { weekly: { wed: [{ from: '20:00', to: '24:00' }] }, onHolidays: true, source }
  expect(inAll(late, '2026-11-25T21:00')).toEqual([
    'Open now, until midnight',
    '開放中，至午夜12時',
    '开放中，至午夜12时',
  ])
})

test('of unknown hours nothing is said, nor by a publication of before there were the words', () => {
  expect(describeOpening(publication, undefined, 'en', at('2026-11-25T16:05'))).toBeUndefined()
  const { opening: _, ...phrases } = publication.snapshot.shared.phrases
  const old = {
    ...publication,
    snapshot: { ...publication.snapshot, shared: { ...publication.snapshot.shared, phrases } },
  }
  expect(describeOpening(old, office, 'en', at('2026-11-25T16:05'))).toBeUndefined()
})
