import type { Snapshot } from '@faqdesk/bots'
import { maskMessage } from '../privacy/maskMessage.ts'
import type { Services } from '../Services.ts'
import { saveFeedback } from '../store/conversations.ts'

export type Feedback = { turnId: string; helpful: boolean; reason?: string; comment?: string }

/** Keeps what a person thought of a reply, personal data masked. False if the bot gave no such reply. */
export async function giveFeedback(
  { db, metrics, webhooks }: Pick<Services, 'db' | 'metrics' | 'webhooks'>,
  snapshot: Snapshot,
  { turnId, helpful, reason, comment }: Feedback,
): Promise<boolean> {
  const { bot } = snapshot
  const masked = (text?: string) => text && maskMessage(text, [snapshot]).text
  const isSaved = await db.transaction(async (tx) => {
    const isKnown = await saveFeedback(tx, { bot, turnId, helpful, reason: masked(reason), comment: masked(comment) })
    if (isKnown && !helpful) await webhooks.queue(tx, { event: 'feedback', bot, turnId })
    return isKnown
  })
  if (isSaved) metrics.feedback.inc({ bot, helpful: String(helpful) })
  return isSaved
}
