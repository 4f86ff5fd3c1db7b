import type { ConversationSummary, Publication } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { referenceOf, summarise } from '../api/summarise.ts'
import type { Database } from '../database/connect.ts'
import { readTurns } from '../store/conversations.ts'
import { findToldTurn, type WebhookDelivery } from '../store/webhookDeliveries.ts'
import type { WebhookEvent } from './endpoints.ts'

/** The body of a message; docs/webhooks.md describes it. Every text in it is masked. */
export type WebhookPayload = {
  type: WebhookEvent
  /** When it happened, ISO 8601. */
  timestamp: string
  data: {
    bot: string
    /** Names the conversation to a person; the same as in its summary. */
    reference: string
    turnId: string
    /** Which turn of the conversation, from 1. */
    turn: number
    lang: string
    outcome: string
    status: string
    question: string
    faqIds: string[]
    version: { engine: string; content: string }
    feedback?: { helpful: false; reason?: string; comment?: string }
    summary?: ConversationSummary
  }
}

/**
 * What is to be told of a turn, from what the store keeps of it now.
 * @returns undefined if there is nothing to tell any longer: the conversation was forgotten, or the person
 * changed their mind about the answer
 */
export async function composePayload(
  db: Database,
  publication: Publication,
  { event, turnId }: Pick<WebhookDelivery, 'event' | 'turnId'>,
): Promise<WebhookPayload | undefined> {
  const found = await findToldTurn(db, turnId)
  if (!found) return undefined
  const { turn, feedback } = found
  if (turn.text === null || turn.status === 'guard_crisis') return undefined
  if (event === 'feedback' && feedback?.helpful !== false) return undefined
  const past = event === 'handoff' ? await readTurns(db, turn.conversationId) : []
  const untilNow = past.filter((one) => one.turn.number <= turn.number)
  const summary = summarise(publication, { id: turn.conversationId }, untilNow, turn.lang as Language)
  const { reason, comment } = feedback ?? {}
  return {
    type: event,
    timestamp: (event === 'feedback' ? feedback!.updatedAt : turn.createdAt).toISOString(),
    data: {
      bot: turn.bot,
      reference: referenceOf(turn.conversationId),
      turnId,
      turn: turn.number,
      lang: turn.lang,
      outcome: turn.outcome,
      status: turn.status,
      question: turn.text,
      faqIds: turn.faqIds,
      version: { engine: turn.engine, content: turn.content },
      ...(event === 'feedback'
        ? { feedback: { helpful: false, ...(reason ? { reason } : {}), ...(comment ? { comment } : {}) } }
        : {}),
      ...(summary ? { summary } : {}),
    },
  }
}
