import type { Language } from '@faqdesk/faqs'
import { describeOpening } from '../hours/describeOpening.ts'
import type { Publication } from '../publication/Publication.ts'
import type { Bot } from '../schema/bot.ts'
import type { HandoffChannel } from '../schema/reply.ts'
import { say, typeset } from './say.ts'

/** Who can help, in a language, and whether they are there at the moment, in the order given. */
export function renderHandoff(
  publication: Publication,
  channels: Bot['handoff'],
  lang: Language,
  now: Date,
): HandoffChannel[] {
  return channels.map(({ kind, label, value, hours, open }) => {
    const opening = describeOpening(publication, open, lang, now)
    return {
      kind,
      label: say(publication, label, lang),
      value,
      ...(hours ? { hours: say(publication, hours, lang) } : {}),
      ...(opening ? { open: opening } : {}),
    }
  })
}

/**
 * The same channels, those that are open now before those that may be, and these before those that are
 * closed; but only among neighbours of one kind, so that the bot's own order of ways stays.
 */
export function openFirst(channels: readonly HandoffChannel[]): HandoffChannel[] {
  const groups: HandoffChannel[][] = []
  for (const channel of channels) {
    const group = groups.at(-1)
    if (group?.[0]?.kind === channel.kind) group.push(channel)
    else groups.push([channel])
  }
  return groups.flatMap((group) => group.sort((a, b) => rank(a) - rank(b)))
}

const rank = ({ open }: HandoffChannel) => (open?.now === true ? 0 : open?.now === false ? 2 : 1)

/** The same as lines of text: «1823 hotline: 1823 (Open now; 24 hours)». */
export function handoffToText(channels: HandoffChannel[], lang: Language): string {
  const { colon, bracket, separator } = typeset(lang)
  return channels
    .map(({ label, value, hours, open }) => {
      const when = [open?.text, hours].filter(Boolean).join(separator)
      return `• ${label}${colon}${value}${when ? bracket(when) : ''}`
    })
    .join('\n')
}
