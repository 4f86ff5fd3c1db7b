import type { Language } from '@faqdesk/faqs'

/**
 * What a bot remembers between two messages: plain JSON, kept by the server beside the conversation.
 * A missing state is the beginning of a conversation.
 */
export type ConversationState = {
  /** The language of the person's own choice, above what is detected in a message. */
  chosenLang?: Language
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
}
