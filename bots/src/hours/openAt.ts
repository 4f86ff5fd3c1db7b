import type { Localised } from '@faqdesk/faqs'
import { hongKongDay, hongKongOffset } from '../publication/validOn.ts'
import { type Holidays, type OpeningHours, type Weekday, weekdays } from '../schema/hours.ts'

/**
 * Whether somebody can be reached at a moment, until when, and when next if not. `unlessHoliday`: what is
 * said holds only if that day is no general holiday, because the holidays of its year are not known.
 */
export type Opening =
  | { open: true; until?: Date; unlessHoliday?: true }
  | { open: false; next?: Date; unlessHoliday?: true; holiday?: Localised }

/** Days that are looked at for the next opening; Lunar New Year closes an office for less than a week. */
const longestSearch = 14
const msPerDay = 86_400_000

/**
 * @param hours undefined if they are not known, as of most e-mail addresses: then nothing is said
 * @param holidays general holidays by year; Sundays go by the week's hours
 */
export function openAt(hours: OpeningHours | undefined, holidays: Holidays, now: Date): Opening | undefined {
  if (!hours) return undefined
  if ('always' in hours) return { open: true }
  const spans: { start: Date; end: Date; unlessHoliday: boolean }[] = []
  for (let ahead = 0; ahead <= longestSearch; ahead++) {
    const date = hongKongDay(new Date(now.getTime() + ahead * msPerDay))
    if (!hours.onHolidays && isHoliday(holidays, date)) continue
    const unlessHoliday = !hours.onHolidays && !knowsHolidays(holidays, date)
    for (const { from, to } of [...(hours.weekly[weekdayOf(date)] ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))) {
      const [start, end, last] = [momentOf(date, from), momentOf(date, to), spans.at(-1)]
      // Hours past midnight stand in two days.
      if (last?.end.getTime() === start.getTime() && last.unlessHoliday === unlessHoliday) last.end = end
      else spans.push({ start, end, unlessHoliday })
    }
  }
  const span = spans.find(({ end }) => now < end)
  const doubt = span?.unlessHoliday ? { unlessHoliday: true as const } : {}
  if (span && span.start <= now) {
    const isEndSeen = span.end.getTime() < momentOf(hongKongDay(now), '24:00').getTime() + longestSearch * msPerDay
    return { open: true, ...(isEndSeen ? { until: span.end } : {}), ...doubt }
  }
  const today = hongKongDay(now)
  const holiday = hours.onHolidays || !hours.weekly[weekdayOf(today)] ? undefined : holidayOf(holidays, today)
  return { open: false, ...(span ? { next: span.start } : {}), ...doubt, ...(holiday ? { holiday } : {}) }
}

/** Whether a day, `2026-12-25`, is a general holiday other than a Sunday. */
export function isHoliday(holidays: Holidays, date: string): boolean {
  return holidayOf(holidays, date) !== undefined
}

const holidayOf = (holidays: Holidays, date: string) => holidays[date.slice(0, 4)]?.days[date]

const knowsHolidays = (holidays: Holidays, date: string) => holidays[date.slice(0, 4)] !== undefined

function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!
}

function momentOf(date: string, clock: string): Date {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return new Date(Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000 - hongKongOffset)
}
