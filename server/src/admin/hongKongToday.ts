const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong', dateStyle: 'short' })

/** The day in Hong Kong, whatever the machine's zone: `2026-11-24`. */
export function hongKongToday(now = new Date()): string {
  return format.format(now)
}
