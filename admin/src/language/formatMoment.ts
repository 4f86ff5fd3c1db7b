import type { UiLanguage } from './messages.ts'

const locales: Record<UiLanguage, string> = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' }
const timeZone = 'Asia/Hong_Kong'

/** A moment as staff in Hong Kong read it, whatever the machine's zone: the time alone if it is of today. */
export function formatMoment(iso: string, language: UiLanguage, now = new Date()): string {
  const moment = new Date(iso)
  const day = new Intl.DateTimeFormat(locales[language], { timeZone, day: 'numeric', month: 'short', year: 'numeric' })
  const time = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const clock = time.format(moment)
  return day.format(moment) === day.format(now) ? clock : `${day.format(moment)} ${clock}`
}

/** A day like `2026-11-24`, as it is read. */
export function formatDay(day: string, language: UiLanguage): string {
  const date = new Date(`${day}T12:00:00+08:00`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(locales[language], {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(date)
}
