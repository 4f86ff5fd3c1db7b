import { randomUUID } from 'node:crypto'
import { type Publication, type Reply, type Turn, takeTurn } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { lendVectors, packTaken } from '../embedder/turnVectors.ts'
import type { Channel } from '../pauses/channels.ts'
import { maskMessage } from '../privacy/maskMessage.ts'
import { readMasked } from '../privacy/maskPersonalData.ts'
import { answeringCode } from '../replay/answeringCode.ts'
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
import { thresholdsOf } from '../store/thresholdsOf.ts'
import type { WebhookEvent } from '../webhooks/endpoints.ts'
import { findParty, findPeers } from './findPeers.ts'
import { HttpProblem } from './problem.ts'
import { vectorsForMessage } from './vectorsForMessage.ts'

export type IncomingMessage = {
  text: string
  /** By which way it came; our own API unless told. */
  channel?: Channel
  lang?: Language
  conversationId?: string
  clientMessageId?: string
}

/** `db` may be a transaction of the caller's, so that what belongs together is stored together. */
export type AnswerServices = Pick<Services, 'metrics' | 'pauses' | 'publications' | 'webhooks' | 'questionVectors'> & {
  db: Pick<Services['db'], 'transaction'>
}

/**
 * One message of a person: personal data is masked, then it is answered from the bot's live publication and
 * stored, in one transaction. Messages of one conversation are answered one after the other; one that
 * was answered already gets its reply again. A conversation stays with the bot that it began with; where that one
 * referred to another, it is gone on with there, under the same id.
 * @throws HttpProblem 404 for a conversation that isn't there, 403 for one of another bot
 */
export async function answerMessage(
  services: AnswerServices,
  publication: Publication,
  message: IncomingMessage,
): Promise<Reply> {
  const { db, metrics, pauses, webhooks, questionVectors } = services
  const { channel = 'api' } = message
  const stopTimer = metrics.turnSeconds.startTimer({ bot: publication.snapshot.bot })
  const conversationId = message.conversationId ?? newConversationId()
  const bots = [publication, ...findPeers(services, publication, channel)]
  const { text, kinds } = maskMessage(
    message.text,
    bots.map(({ snapshot }) => snapshot),
  )
  const read = (home: Publication) => ({
    text: readMasked(text),
    lang: message.lang,
    paused: pauses.isPaused(home.snapshot.bot, channel),
    now: new Date(),
  })
  const partyOf = (conversation?: StoredConversation) => findParty(services, publication, conversation, channel)
  const vectors = await vectorsForMessage({ db, questionVectors }, { read, partyOf }, message.conversationId)
  const { reply, isNew } = await db.transaction(async (tx) => {
    let conversation: StoredConversation | undefined
    if (message.conversationId !== undefined) {
      conversation = isConversationId(conversationId)
        ? await findConversation(tx, conversationId, { lock: true })
        : undefined
      if (!conversation) throw new HttpProblem(404, noConversation)
    }
    // Whether it may be gone on with here comes before what was said in it.
    const { home, peers, door } = partyOf(conversation)
    const { clientMessageId } = message
    const before =
      conversation && clientMessageId ? await findTurnOfMessage(tx, conversation.id, clientMessageId) : undefined
    if (before?.reply) return { reply: { ...before.reply, conversationId }, isNew: false }

    const started = performance.now()
    const state = conversation?.state ?? undefined
    const asked = read(home)
    const { vectorOf, taken } = lendVectors(vectors)
    const turn = takeTurn(home, state, { ...asked, door, vectorOf }, peers)
    const latencyMs = performance.now() - started

    const stored = { turnId: randomUUID() as string, ...turn.reply }
    conversation ??= await openConversation(tx, { conversationId, bot: home.snapshot.bot, lang: turn.reply.lang })
    const { bot = home.snapshot.bot } = turn.reply
    await saveTurn(
      tx,
      {
        id: stored.turnId,
        conversationId: conversation.id,
        bot,
        clientMessageId: message.clientMessageId,
        text,
        masked: kinds,
        givenLang: message.lang,
        stateBefore: state,
        lang: turn.reply.lang,
        outcome: turn.reply.outcome,
        status: turn.trace.status,
        faqIds: (turn.reply.answers ?? []).map(({ faqId }) => faqId),
        ranking: turn.trace.ranking,
        thresholds: thresholdsOf(bot, home, peers),
        content: turn.reply.version.content,
        engine: turn.reply.version.engine,
        code: answeringCode(),
        door,
        peers: turn.trace.peers,
        embedder: taken.size > 0 ? questionVectors?.id : undefined,
        vectors: packTaken(taken),
        latencyMs,
        reply: stored,
        createdAt: asked.now,
      },
      { state: turn.state, lang: turn.reply.lang },
    )
    const event = eventOf(turn)
    if (event) await webhooks.queue(tx, { event, bot, turnId: stored.turnId })
    return { reply: { conversationId, ...stored }, isNew: true }
  })
  if (isNew) {
    const { bot = publication.snapshot.bot, outcome, lang } = reply
    metrics.turns.inc({ bot, outcome, lang })
    stopTimer()
  }
  return reply
}

/** What a department's desk is told of. Danger to life is counted and told to nobody; of a paused bot they know. */
function eventOf({ reply, trace }: Turn): WebhookEvent | undefined {
  if (trace.status === 'guard_crisis' || trace.status === 'paused') return undefined
  if (reply.outcome === 'handoff') return 'handoff'
  return reply.outcome === 'noanswer' ? 'refused' : undefined
}

export const noConversation =
  'There is no such conversation, or it was forgotten. Leave conversationId out to open a new one.'
