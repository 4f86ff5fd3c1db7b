import type { Language } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import type { Publication } from '../publication/Publication.ts'
import { hongKongDay } from '../publication/validOn.ts'
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
  const words = phrases.opening
  if (!opening || !words) return undefined
  const sentence = (name: keyof typeof words, values: Record<string, string> = {}) =>
    fillIn(say(publication, words[name], lang), values)
  if (opening.open) {
    const { until, unlessHoliday } = opening
    const time = until ? formatMoment(until, now, lang) : ''
    if (unlessHoliday) return until && { text: sentence('untilUnlessHoliday', { time }) }
    if (!until) return { now: true, text: sentence('now') }
    return { now: true, until: hongKongIso(until), text: sentence('until', { time }) }
  }
  const { next, unlessHoliday, holiday } = opening
  if (!next) return { now: false, text: sentence('closed') }
  const moment = formatMoment(next, now, lang)
  const time = hongKongDay(next) === hongKongDay(now) ? sentence('today', { time: moment }) : moment
  if (unlessHoliday) return { now: false, text: sentence('nextUnlessHoliday', { time }) }
  const text = holiday
    ? sentence('holiday', { time, holiday: say(publication, holiday, lang) })
    : sentence('next', { time })
  return { now: false, next: hongKongIso(next), text }
}
