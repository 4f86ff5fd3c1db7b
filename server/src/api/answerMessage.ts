import { randomUUID } from 'node:crypto'
import { type Publication, type Reply, takeTurn } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { maskPersonalData } from '../privacy/maskPersonalData.ts'
import { publishedNumbers } from '../privacy/publishedNumbers.ts'
import type { Services } from '../Services.ts'
import {
  findConversation,
  findTurnOfMessage,
  isConversationId,
  newConversationId,
  openConversation,
  type StoredConversation,
  saveTurn,
} from '../store/conversations.ts'
import { HttpProblem } from './problem.ts'

export type IncomingMessage = {
  text: string
  lang?: Language
  conversationId?: string
  clientMessageId?: string
}

/**
 * One message of a person: answered from the bot's live publication and stored, with personal data
 * masked, in one transaction. Messages of one conversation are answered one after the other; one that
 * was answered already gets its reply again.
 * @throws HttpProblem 404 for a conversation that isn't there, 403 for one of another bot
 */
export async function answerMessage(
  { db, metrics }: Services,
  publication: Publication,
  message: IncomingMessage,
): Promise<Reply> {
  const { bot } = publication.snapshot
  const stopTimer = metrics.turnSeconds.startTimer({ bot })
  const conversationId = message.conversationId ?? newConversationId()
  const { reply, isNew } = await db.transaction(async (tx) => {
    let conversation: StoredConversation | undefined
    if (message.conversationId !== undefined) {
      conversation = isConversationId(conversationId)
        ? await findConversation(tx, conversationId, { lock: true })
        : undefined
      if (!conversation) throw new HttpProblem(404, noConversation)
      if (conversation.bot !== bot) throw new HttpProblem(403, otherBot)
      const { clientMessageId } = message
      const before = clientMessageId ? await findTurnOfMessage(tx, conversation.id, clientMessageId) : undefined
      if (before?.reply) return { reply: { ...before.reply, conversationId }, isNew: false }
    }

    const started = performance.now()
    const text = cleanText(message.text)
    const turn = takeTurn(publication, conversation?.state ?? undefined, { text, lang: message.lang, now: new Date() })
    const latencyMs = performance.now() - started

    const published = publishedNumbers(publication.snapshot)
    const { text: masked, kinds } = maskPersonalData(text, { published })
    const stored = { turnId: randomUUID() as string, ...turn.reply }
    conversation ??= await openConversation(tx, { conversationId, bot, lang: turn.reply.lang })
    const { answerAt, gap, offerAt } = publication.snapshot.config.policy
    await saveTurn(
      tx,
      {
        id: stored.turnId,
        conversationId: conversation.id,
        bot,
        clientMessageId: message.clientMessageId,
        text: masked,
        masked: kinds,
        lang: turn.reply.lang,
        outcome: turn.reply.outcome,
        status: turn.trace.status,
        faqIds: (turn.reply.answers ?? []).map(({ faqId }) => faqId),
        ranking: turn.trace.ranking,
        thresholds: { answerAt, gap, offerAt },
        content: turn.reply.version.content,
        engine: turn.reply.version.engine,
        latencyMs,
        reply: kinds.length > 0 ? withoutEcho(stored, published) : stored,
      },
      { state: turn.state, lang: turn.reply.lang },
    )
    return { reply: { conversationId, ...stored }, isNew: true }
  })
  if (isNew) {
    metrics.turns.inc({ bot, outcome: reply.outcome, lang: reply.lang })
    stopTimer()
  }
  return reply
}

export const noConversation =
  'There is no such conversation, or it was forgotten. Leave conversationId out to open a new one.'
const otherBot = 'This conversation was held with another bot. Leave conversationId out to open one with this bot.'

/** PostgreSQL takes no NUL, JSON no half of a surrogate pair; neither is anything that a person wrote. */
const cleanText = (text: string) => text.replaceAll('\0', '').toWellFormed()

/** Should a reply repeat what the person wrote, the store gets the masked form of that too. */
function withoutEcho<T extends { text: string }>(reply: T, published: ReadonlySet<string>): T {
  return { ...reply, text: maskPersonalData(reply.text, { published }).text }
}
