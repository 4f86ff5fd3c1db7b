import { hongKongDay, validOn } from '../publication/validOn.ts'
import type { ConversationState } from './ConversationState.ts'
import { composeReply, type Plan, type Setting, suggestionsOf } from './composeReply.ts'
import type { Ranked } from './decideOutcome.ts'
import type { Message, Turn, TurnStatus } from './Turn.ts'

/** What one turn knows while it is taken. */
export type TurnContext = {
  setting: Setting
  before: ConversationState
  message: Message
  /** As the engine gave it; empty while it has not been asked. */
  ranking: Ranked[]
}

/** Ends a turn. The next state holds what is given here, and of the old one the languages only. */
export function finish(turn: TurnContext, status: TurnStatus, plan: Plan, next: Partial<ConversationState> = {}): Turn {
  const { setting, before, message, ranking } = turn
  const keepsChoice = before.chosenLang !== undefined && before.givenLang === message.lang
  const state: ConversationState = {
    ...(keepsChoice ? { chosenLang: before.chosenLang, givenLang: before.givenLang } : {}),
    asks: 0,
    refusals: 0,
    ...next,
    lastLang: setting.lang,
  }
  for (const key of Object.keys(state) as (keyof ConversationState)[]) if (state[key] === undefined) delete state[key]
  return { reply: composeReply(setting, plan), state, trace: { status, ranking } }
}

/** Ends a turn with entries that answer it. */
export function answerWith(turn: TurnContext, entries: Ranked[], more: Pick<Plan, 'opening' | 'handoff'> = {}): Turn {
  const lastFaqId = entries.at(-1)?.faqId
  return finish(turn, 'answered', { outcome: 'answer', entries, ...more }, { lastFaqId })
}

/** Whether an entry exists and is served today. */
export function isServed({ setting }: TurnContext, faqId: string): boolean {
  const faq = setting.publication.byId.get(faqId)
  return faq !== undefined && validOn(faq, hongKongDay(setting.now))
}

/** Opening suggestions as quick replies: the way on where there is no other. */
export function offerSuggestions({ setting }: TurnContext): NonNullable<Plan['offer']> {
  return { faqIds: suggestionsOf(setting, 4), none: false }
}

/** The people who can help, for the reply of a bot that can't. */
export function channelsOf({ publication }: Setting, intro?: string): NonNullable<Plan['handoff']> {
  return { channels: publication.snapshot.config.handoff, intro }
}
