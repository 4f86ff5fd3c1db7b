import type { Language } from '@faqdesk/faqs'
import type { Path } from '../flow/walkFlow.ts'
import type { Offered } from './Offered.ts'

/**
 * What a bot remembers between two messages: plain JSON, kept by the server beside the conversation.
 * A missing state is the beginning of a conversation.
 */
export type ConversationState = {
  /** The language asked for in the conversation itself («English please»): above what is detected in a message. */
  chosenLang?: Language
  /** The `lang` that came with the message in which it was chosen; another one, later, ends the choice. */
  givenLang?: Language
  /** Language of the last reply, for a message that shows none («1823», «👍»). */
  lastLang?: Language
  /** What the last reply offered, in the order shown: «the second one» means the second. */
  offered?: Offered[]
  /** The words on the buttons of the last reply. */
  labels?: string[]
  /** The offers stood below an answer, so that «no» is no reply to them. */
  aside?: true
  /** The flow that runs or waits. */
  flow?: RunningFlow
  /** Where the conversation has been, the newest last: what «back» goes along. */
  trail?: Place[]
  /** The last reply was none of these places: «back» goes to the newest of them. */
  offTrail?: true
  /** The entry of the last answer: what «how much is it?» is about. */
  lastFaqId?: string
  /** Ask-backs in a row; after the second one the bot stops asking. */
  asks: number
  /** Refusals in a row: another wording the second time, the hand-off first the third. */
  refusals: number
  /** The other bot that the person went on to after a referral, and what it remembers; the rest is of the bot at home. */
  visit?: { bot: string; state: ConversationState }
  /** The kind of small talk of the last reply, so that it is not answered twice in the same words. */
  lastSmallTalk?: string
}

export type RunningFlow = {
  id: string
  /** What was chosen so far. */
  path: Path
  /** The answer at the end was given. */
  ended?: true
  /** Replies given since the flow asked; absent while its question waits for an answer. */
  away?: number
  /** The answers so far are shown, to change one of them. */
  changing?: true
  /** Messages in a row that were none of the choices. */
  missed?: number
}

/** A reply that one can go back to. */
export type Place = { answer: string[] } | { choices: Offered[] } | { flow: string; path: Path }

export const firstState: ConversationState = { asks: 0, refusals: 0 }
