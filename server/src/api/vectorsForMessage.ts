import { type Message, type Publication, takeTurn } from '@faqdesk/bots'
import type { Services } from '../Services.ts'
import { findConversation, isConversationId, type StoredConversation } from '../store/conversations.ts'
import type { ConversationParty } from './findPeers.ts'

export type VectorQuestion = {
  /** The message, its text masked, as the bot reads it that the conversation began with. */
  read: (home: Publication) => Message
  partyOf: (conversation?: StoredConversation) => ConversationParty
}

/**
 * Vectors of the texts that a message makes the bot search for; undefined without an embedder, or if it has none
 * to give. The turn is taken once without them to see what it searches for, so that greetings, picks and danger
 * to life wait for no model and go to no endpoint. To be called before the transaction that answers: a model may
 * be slow. Should the conversation move on meanwhile, what is searched for then has no vector.
 * @throws HttpProblem 403 for a conversation of another bot
 */
export async function vectorsForMessage(
  { db, questionVectors }: Pick<Services, 'questionVectors'> & { db: Pick<Services['db'], 'transaction'> },
  { read, partyOf }: VectorQuestion,
  conversationId?: string,
): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  if (!questionVectors) return undefined
  const conversation =
    conversationId !== undefined && isConversationId(conversationId)
      ? await db.transaction((tx) => findConversation(tx, conversationId))
      : undefined
  const { home, peers, door } = partyOf(conversation)
  const { dimension } = home.index
  if (dimension === undefined) return undefined
  const searched = new Set<string>()
  const vectorOf = (text: string) => void searched.add(text)
  takeTurn(home, conversation?.state ?? undefined, { ...read(home), door, vectorOf }, peers)
  return searched.size > 0 ? questionVectors.of([...searched], dimension) : undefined
}
