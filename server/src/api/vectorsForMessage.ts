import { type Message, type Publication, takeTurn } from '@faqdesk/bots'
import type { Services } from '../Services.ts'
import { findConversation, isConversationId } from '../store/conversations.ts'

/**
 * Vectors of the texts that a message makes the bot search for; undefined without an embedder, or if it has none
 * to give. The turn is taken once without them to see what it searches for, so that greetings, picks and danger
 * to life wait for no model and go to no endpoint. To be called before the transaction that answers: a model may
 * be slow. Should the conversation move on meanwhile, what is searched for then has no vector.
 * @param message with its text masked
 */
export async function vectorsForMessage(
  { db, questionVectors }: Pick<Services, 'questionVectors'> & { db: Pick<Services['db'], 'transaction'> },
  publication: Publication,
  message: Message,
  conversationId?: string,
): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  const { dimension } = publication.index
  if (!questionVectors || dimension === undefined) return undefined
  const conversation =
    conversationId !== undefined && isConversationId(conversationId)
      ? await db.transaction((tx) => findConversation(tx, conversationId))
      : undefined
  const state = conversation?.bot === publication.snapshot.bot ? (conversation.state ?? undefined) : undefined
  const searched = new Set<string>()
  const vectorOf = (text: string) => void searched.add(text)
  takeTurn(publication, state, { ...message, vectorOf })
  return searched.size > 0 ? questionVectors.of([...searched], dimension) : undefined
}
