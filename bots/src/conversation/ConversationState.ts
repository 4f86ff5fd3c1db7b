import type { Language } from '@faqdesk/faqs'

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
  /** Ids of the entries offered by the last reply, in the order shown: «the second one» means the second. */
  offered?: string[]
  /** The entry of the last answer: what «how much is it?» is about. */
  lastFaqId?: string
  /** Ask-backs in a row; after the second one the bot stops asking. */
  asks: number
  /** Refusals in a row: another wording the second time, the hand-off first the third. */
  refusals: number
  /** The kind of small talk of the last reply, so that it is not answered twice in the same words. */
  lastSmallTalk?: string
}

export const firstState: ConversationState = { asks: 0, refusals: 0 }
