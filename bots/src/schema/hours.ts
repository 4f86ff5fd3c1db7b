import { day, localised, source } from '@faqdesk/faqs'
import { z } from 'zod'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is no time: write it as 09:00')
const span = z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from < to, {
  path: ['to'],
  message: 'is not after from',
})

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** When somebody can be reached, in Hong Kong time, with the source where it was read. */
export const openingHours = z.union([
  z.strictObject({ always: z.literal(true).describe('24 hours, every day'), source }),
  z.strictObject({
    weekly: z.partialRecord(z.enum(weekdays), z.array(span).min(1)).describe('A day that is left out is closed'),
    onHolidays: z.boolean().describe('Whether it is open on general holidays as on other days'),
    source,
  }),
])
export type OpeningHours = z.infer<typeof openingHours>

/** `bots/shared/holidays.yaml`: general holidays by year. Sundays are holidays without being listed. */
export const holidays = z.record(
  z.string().regex(/^\d{4}$/, 'is no year: write it as 2027'),
  z.strictObject({
    days: z.record(day, localised),
    note: z.string().optional().describe('How sure the list is, and where to check it'),
    sources: z.array(source).min(1),
  }),
)
export type Holidays = z.infer<typeof holidays>
