import type { Language, Localised } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import type { Setting } from './composeReply.ts'

/** What a quick reply moves in a flow: a step back, to its beginning, to an answer that is wrong, on after a digression. */
export type FlowMove = 'back' | 'restart' | 'change' | 'resume'

/**
 * What a quick reply leads to: an entry, by its id; a flow; the facet of an entry that sets it apart; a move in the
 * flow; another bot's entry, and that bot; the bot that the conversation began with.
 */
export type Offered =
  | string
  | { flow: string }
  | { faqId: string; facet: string; value: string }
  | { move: FlowMove; step?: number }
  | { refer: string; entry: string }
  | { home: string }

/** A way through the conversation rather than a matter to speak of: such a choice is offered anew with every reply. */
export function isWay(offered: Offered): boolean {
  return typeof offered === 'object' && ('move' in offered || 'home' in offered)
}

/** The entry that a quick reply leads to, if it leads to one. */
export function faqIdOf(offered: Offered): string | undefined {
  if (typeof offered === 'string') return offered
  return 'faqId' in offered ? offered.faqId : undefined
}

/** What the button says; it is what comes back as the person's message. undefined for what is there no longer. */
export function labelOf(setting: Setting, offered: Offered, lang: Language = setting.lang): string | undefined {
  const { publication } = setting
  if (typeof offered === 'object' && ('refer' in offered || 'home' in offered))
    return labelOfBot(setting, offered, lang)
  const text = textOf(setting, offered)
  if (!text) return undefined
  const label = say(publication, text, lang)
  return typeof offered === 'object' && 'move' in offered ? fillIn(label, { step: offered.step ?? 1 }) : label
}

/** «Ask Bonny: …», «Back to Genie». */
function labelOfBot(
  { publication, peers = [] }: Setting,
  offered: { refer: string; entry: string } | { home: string },
  lang: Language,
): string | undefined {
  const { referral } = publication.snapshot.shared.phrases
  const bot = 'refer' in offered ? offered.refer : offered.home
  const peer = peers.find(({ snapshot }) => snapshot.bot === bot)
  if (!referral || !peer) return undefined
  const name = say(peer, peer.snapshot.config.name, lang)
  if ('home' in offered) return fillIn(say(publication, referral.back, lang), { name })
  const title = peer.byId.get(offered.entry)?.question
  return title && fillIn(say(publication, referral.ask, lang), { name, question: say(peer, title, lang) })
}

type OwnOffer = Exclude<Offered, { refer: string } | { home: string }>

function textOf({ publication }: Setting, offered: OwnOffer): Localised | undefined {
  const { snapshot, byId, understanding } = publication
  if (typeof offered === 'string') return byId.get(offered)?.question
  if ('flow' in offered) return snapshot.flows?.[offered.flow]?.title
  if ('move' in offered) return snapshot.shared.phrases.flow?.[offered.move]
  return understanding.facets.get(offered.facet)?.values.get(offered.value)?.label
}
