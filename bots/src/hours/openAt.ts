import { hongKongDay } from '../publication/validOn.ts'
import { type Holidays, type OpeningHours, type Weekday, weekdays } from '../schema/hours.ts'

/** Whether somebody can be reached at a moment, and when next if not. */
export type Opening = { open: true } | { open: false; next?: Date }

/** Days that are looked at for the next opening; Lunar New Year closes an office for less than a week. */
const longestSearch = 14
const msPerDay = 86_400_000
/** Hong Kong has had no summer time since 1979. */
const hongKongOffset = 8 * 3_600_000

/**
 * @param hours undefined if they are not known, as of most e-mail addresses: then nothing is said
 * @param holidays general holidays by year; Sundays go by the week's hours
 */
export function openAt(hours: OpeningHours | undefined, holidays: Holidays, now: Date): Opening | undefined {
  if (!hours) return undefined
  if ('always' in hours) return { open: true }
  for (let ahead = 0; ahead <= longestSearch; ahead++) {
    const date = hongKongDay(new Date(now.getTime() + ahead * msPerDay))
    if (!hours.onHolidays && isHoliday(holidays, date)) continue
    for (const { from, to } of [...(hours.weekly[weekdayOf(date)] ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))) {
      const [start, end] = [momentOf(date, from), momentOf(date, to)]
      if (now < start) return { open: false, next: start }
      if (now < end) return { open: true }
    }
  }
  return { open: false }
}

/** Whether a day, `2026-12-25`, is a general holiday other than a Sunday. */
export function isHoliday(holidays: Holidays, date: string): boolean {
  return holidays[date.slice(0, 4)]?.days[date] !== undefined
}

function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!
}

function momentOf(date: string, clock: string): Date {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return new Date(Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000 - hongKongOffset)
}
