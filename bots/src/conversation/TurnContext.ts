import type { ConversationState, Place, RunningFlow } from './ConversationState.ts'
import { composeReply, flowPhrase, type Plan, type Setting, suggestionsOf } from './composeReply.ts'
import type { Ranked } from './decideOutcome.ts'
import { resumeOffer, waitOn } from './flowState.ts'
import { flowsBelow } from './flowsBelow.ts'
import { isWay, type Offered } from './Offered.ts'
import type { Message, PeerVersion, Turn, TurnStatus } from './Turn.ts'

/** What one turn knows while it is taken. */
export type TurnContext = {
  setting: Setting
  before: ConversationState
  message: Message
  /** As the engine gave it; empty while it has not been asked. */
  ranking: Ranked[]
  /** Other bots that were asked. */
  asked?: PeerVersion[]
}

/** What the next state holds besides what every turn leaves. `flow: null` ends the flow that runs. */
export type Next = Omit<Partial<ConversationState>, 'flow' | 'offered' | 'labels' | 'offTrail' | 'visit'> & {
  flow?: RunningFlow | null
}

/** Places of the trail that are remembered. */
const longestTrail = 6

/**
 * Ends a turn. The next state holds what is given here, and of the old one the languages, the trail,
 * and the flow, which from now on waits: the reply offers to go on with it.
 */
export function finish(turn: TurnContext, status: TurnStatus, plan: Plan, next: Next = {}): Turn {
  const { setting, before, message, ranking } = turn
  const keepsChoice = before.chosenLang !== undefined && before.givenLang === message.lang
  const { flow: given, ...rest } = next
  const flow = given === undefined ? (plan.bare ? undefined : waitOn(before.flow, plan.outcome)) : (given ?? undefined)
  const resume = given === undefined && flow ? resumeOffer(turn, flow) : undefined
  const home: Offered | undefined = setting.home === undefined || plan.bare ? undefined : { home: setting.home }
  const full = [resume, home].reduce((sum, way) => (way ? withOffer(setting, sum, way) : sum), plan)
  const place = placeOfReply(full, flow)
  const trail = place ? extendTrail(next.trail ?? before.trail, place) : (next.trail ?? before.trail)
  const offered = full.offer?.items
  const reply = composeReply(setting, full)
  const state: ConversationState = {
    ...(keepsChoice ? { chosenLang: before.chosenLang, givenLang: before.givenLang } : {}),
    asks: 0,
    refusals: 0,
    ...rest,
    flow,
    offered: offered && offered.length > 0 ? offered : undefined,
    aside: plan.outcome === 'answer' && offered && offered.length > 0 ? true : undefined,
    trail: trail && trail.length > 0 ? trail : undefined,
    offTrail: place || !trail?.length ? undefined : true,
    labels: reply.choices?.map(({ label }) => label),
    lastLang: setting.lang,
  }
  for (const key of Object.keys(state) as (keyof ConversationState)[]) if (state[key] === undefined) delete state[key]
  return { reply, state, trace: { status, ranking, ...(turn.asked ? { peers: turn.asked } : {}) } }
}

/** The same reply with one more quick reply before «none of these». */
function withOffer(setting: Setting, plan: Plan, item: Offered): Plan {
  const offer = plan.offer ?? { items: [], none: false, intro: flowPhrase(setting, 'offer') }
  return { ...plan, offer: { ...offer, items: [...offer.items, item] } }
}

/** What «back» can come back to: an answer, choices that were asked for, a flow. */
function placeOfReply({ outcome, entries, offer }: Plan, flow: RunningFlow | undefined): Place | undefined {
  if (flow && flow.away === undefined) return { flow: flow.id, path: flow.path }
  if (outcome === 'answer' && entries) return { answer: entries.map(({ faqId }) => faqId) }
  if (outcome === 'choices' && offer) {
    return { choices: offer.items.filter((item) => !isWay(item)) }
  }
  return undefined
}

/** A flow is one place however many steps it has; the same place twice is one. */
function extendTrail(trail: readonly Place[] = [], place: Place): Place[] {
  const last = trail.at(-1)
  const isSame =
    last !== undefined &&
    ('flow' in last && 'flow' in place ? last.flow === place.flow : JSON.stringify(last) === JSON.stringify(place))
  return [...(isSame ? trail.slice(0, -1) : trail), place].slice(-longestTrail)
}

/** Ends a turn with entries that answer it, and offers the flows that lead on from them. */
export function answerWith(
  turn: TurnContext,
  entries: Ranked[],
  more: Pick<Plan, 'opening' | 'handoff' | 'offer' | 'referral'> = {},
  next: Next = {},
): Turn {
  const lastFaqId = entries.at(-1)?.faqId
  const items = flowsBelow(
    turn,
    entries.map(({ faqId }) => faqId),
  )
  const offer = items.length > 0 ? { items, none: false, intro: flowPhrase(turn.setting, 'offer') } : undefined
  return finish(turn, 'answered', { outcome: 'answer', entries, offer, ...more }, { lastFaqId, ...next })
}

/** Opening suggestions as quick replies: the way on where there is no other. */
export function offerSuggestions({ setting }: TurnContext): NonNullable<Plan['offer']> {
  return { items: suggestionsOf(setting, 4), none: false }
}

/** The people who can help, for the reply of a bot that can't. */
export function channelsOf({ publication }: Setting, intro?: string): NonNullable<Plan['handoff']> {
  return { channels: publication.snapshot.config.handoff, intro }
}
