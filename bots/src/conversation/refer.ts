import { say, typeset } from '../answer/say.ts'
import type { Referral } from '../referral/findReferral.ts'
import { type Plan, phrase, referralPhrase } from './composeReply.ts'
import type { Turn } from './Turn.ts'
import { channelsOf, finish, type TurnContext } from './TurnContext.ts'

/** Names the bot that answers the question, with the title of its answer, and the people who can help. */
export function refer(turn: TurnContext, referral: Referral): Turn | undefined {
  const { setting } = turn
  const plan = offerReferral(turn, referral, 'opening')
  if (!plan) return undefined
  const { offer } = plan
  return finish(turn, 'referred', {
    outcome: 'referral',
    opening: offer.intro,
    referral: plan.referral,
    offer: { ...offer, intro: plan.how },
    handoff: channelsOf(setting, phrase(setting, 'otherWays')),
  })
}

/** The choice that leads to another bot's entry, after the words that name both. */
export function offerReferral(
  { setting }: TurnContext,
  { bot, faqId }: Referral,
  words: 'opening' | 'also',
): { referral: NonNullable<Plan['referral']>; offer: NonNullable<Plan['offer']>; how: string } | undefined {
  const peer = setting.peers?.find(({ snapshot }) => snapshot.bot === bot)
  const faq = peer?.byId.get(faqId)
  if (!peer || !faq) return undefined
  const name = say(peer, peer.snapshot.config.name, setting.lang)
  const number = faq.form?.number
  const intro = referralPhrase(setting, words, {
    name,
    role: say(peer, peer.snapshot.config.role, setting.lang),
    question: say(peer, faq.question, setting.lang) + (number ? typeset(setting.lang).bracket(number) : ''),
  })
  const referral = { refer: bot, entry: faqId }
  return {
    referral,
    offer: { items: [referral], none: false, intro },
    how: referralPhrase(setting, 'how', { name }),
  }
}
