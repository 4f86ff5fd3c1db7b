import type { Language } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import type { Publication } from '../publication/Publication.ts'
import type { OpeningHours } from '../schema/hours.ts'
import type { OpenState } from '../schema/reply.ts'
import { formatMoment, hongKongIso } from './formatMoment.ts'
import { openAt } from './openAt.ts'

/**
 * Whether a channel is open now, in words and as data. Where that hangs on a holiday of a year that
 * `bots/shared/holidays.yaml` does not hold, the words say so and the data leave it open.
 * @returns undefined if the hours are not known
 */
export function describeOpening(
  publication: Publication,
  hours: OpeningHours | undefined,
  lang: Language,
  now: Date,
): OpenState | undefined {
  const { phrases, holidays = {} } = publication.snapshot.shared
  const opening = openAt(hours, holidays, now)
  if (!opening || !phrases.opening) return undefined
  const sentence = (name: keyof typeof phrases.opening, moment?: Date, holiday = '') =>
    fillIn(say(publication, phrases.opening![name], lang), {
      time: moment ? formatMoment(moment, now, lang) : '',
      holiday,
    })
  if (opening.open) {
    const { until, unlessHoliday } = opening
    if (unlessHoliday) return until && { text: sentence('untilUnlessHoliday', until) }
    if (!until) return { now: true, text: sentence('now') }
    return { now: true, until: hongKongIso(until), text: sentence('until', until) }
  }
  const { next, unlessHoliday, holiday } = opening
  if (!next) return { now: false, text: sentence('closed') }
  if (unlessHoliday) return { now: false, text: sentence('nextUnlessHoliday', next) }
  const text = holiday ? sentence('holiday', next, say(publication, holiday, lang)) : sentence('next', next)
  return { now: false, next: hongKongIso(next), text }
}
