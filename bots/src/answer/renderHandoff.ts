import type { Language } from '@faqdesk/faqs'
import type { Publication } from '../publication/Publication.ts'
import type { Bot } from '../schema/bot.ts'
import type { HandoffChannel } from '../schema/reply.ts'
import { say, typeset } from './say.ts'

/** Who can help, in a language. */
export function renderHandoff(publication: Publication, channels: Bot['handoff'], lang: Language): HandoffChannel[] {
  return channels.map(({ kind, label, value, hours }) => ({
    kind,
    label: say(publication, label, lang),
    value,
    ...(hours ? { hours: say(publication, hours, lang) } : {}),
  }))
}

/** The same as lines of text: «1823 hotline: 1823 (24 hours)». */
export function handoffToText(channels: HandoffChannel[], lang: Language): string {
  const { colon, bracket } = typeset(lang)
  return channels
    .map(({ label, value, hours }) => `• ${label}${colon}${value}${hours ? bracket(hours) : ''}`)
    .join('\n')
}
