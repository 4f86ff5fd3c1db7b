import { type ConversationSummary, type Publication, summariseConversation } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import type { TurnWithFeedback } from '../store/conversations.ts'

/**
 * A stored conversation in short, for the officer who takes over. Turns whose text is gone are left out.
 * @param conversation its row in the store: the holder's secret is in no summary
 */
export function summarise(
  publication: Publication,
  conversation: { id: string },
  turns: readonly TurnWithFeedback[],
  lang: Language,
): ConversationSummary | undefined {
  const past = turns.flatMap(({ turn: { text, reply, status, createdAt }, helpful }) =>
    text === null || reply === null
      ? []
      : [{ text, reply, status, at: createdAt, ...(helpful === null ? {} : { helpful }) }],
  )
  return summariseConversation(publication, past, { lang, reference: referenceOf(conversation.id) })
}

/** `1F2E-3D4C`: what a person can say on the telephone, and the first digits of the row's id. */
export function referenceOf(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase()
}
