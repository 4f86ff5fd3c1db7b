import { createHash, randomBytes } from 'node:crypto'
import type { ConversationState } from '@faqdesk/bots'
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Database, Session } from '../database/connect.ts'
import { audit, conversations, feedback, turns } from '../database/schema.ts'
import { forgetActivities, forgetOldActivities } from './activities.ts'

export type StoredConversation = typeof conversations.$inferSelect
export type StoredTurn = typeof turns.$inferSelect
export type NewTurn = typeof turns.$inferInsert

/** The id that the holder of a conversation is given: 192 random bits. The store keeps only its hash. */
export const newConversationId = (): string => randomBytes(24).toString('base64url')

export const isConversationId = (text: string): boolean => /^[A-Za-z0-9_-]{32}$/.test(text)

const hash = (conversationId: string) => createHash('sha256').update(conversationId).digest('base64url')

export async function openConversation(
  session: Session,
  { conversationId, bot, lang }: { conversationId: string; bot: string; lang: string },
): Promise<StoredConversation> {
  const [row] = await session
    .insert(conversations)
    .values({ secretHash: hash(conversationId), bot, lang })
    .returning()
  return row!
}

/** The conversation of that id, opened if it isn't there; undefined if it was forgotten. */
export async function ensureConversation(
  session: Session,
  { conversationId, bot, lang }: { conversationId: string; bot: string; lang: string },
): Promise<StoredConversation | undefined> {
  await session
    .insert(conversations)
    .values({ secretHash: hash(conversationId), bot, lang })
    .onConflictDoNothing()
  return findConversation(session, conversationId)
}

/**
 * The conversation of that id, unless it was forgotten.
 * @param lock keeps others of the same conversation waiting until the transaction ends
 */
export async function findConversation(
  session: Session,
  conversationId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<StoredConversation | undefined> {
  const query = session
    .select()
    .from(conversations)
    .where(and(eq(conversations.secretHash, hash(conversationId)), isNull(conversations.forgottenAt)))
  const [row] = await (lock ? query.for('update') : query)
  return row
}

/** The row of a conversation, by its own id or by the secret of its holder; undefined if there is none. */
export async function findConversationRow(session: Session, id: string): Promise<string | undefined> {
  const isSecret = isConversationId(id)
  if (!isSecret && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  const [row] = await session
    .select({ id: conversations.id })
    .from(conversations)
    .where(isSecret ? eq(conversations.secretHash, hash(id)) : eq(conversations.id, id))
  return row?.id
}

/** The turn that answered this message before, if the client sends it again. */
export async function findTurnOfMessage(
  session: Session,
  conversation: string,
  clientMessageId: string,
): Promise<StoredTurn | undefined> {
  const [row] = await session
    .select()
    .from(turns)
    .where(and(eq(turns.conversationId, conversation), eq(turns.clientMessageId, clientMessageId)))
  return row
}

/** Adds a turn and moves the conversation's state on; to be called in one transaction. */
export async function saveTurn(
  session: Session,
  turn: Omit<NewTurn, 'number'>,
  { state, lang }: { state: ConversationState; lang: string },
): Promise<void> {
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from turns where conversation_id = ${turn.conversationId})`
  await session.insert(turns).values({ ...turn, number: next as never })
  await session
    .update(conversations)
    .set({ state, lang, updatedAt: sql`now()` })
    .where(eq(conversations.id, turn.conversationId))
}

export type TurnWithFeedback = { turn: StoredTurn; helpful: boolean | null }

/** The last turns of a conversation, oldest first. */
export async function readTurns(
  session: Session,
  conversation: string,
  { limit = 200 }: { limit?: number } = {},
): Promise<TurnWithFeedback[]> {
  const rows = await session
    .select({ turn: turns, helpful: feedback.helpful })
    .from(turns)
    .leftJoin(feedback, eq(feedback.turnId, turns.id))
    .where(eq(turns.conversationId, conversation))
    .orderBy(desc(turns.number))
    .limit(limit)
  return rows.reverse()
}

/** Remembers, or changes, what a person thought of a reply. False if no such turn is the bot's or in a conversation of its. */
export async function saveFeedback(
  session: Session,
  { bot, turnId, ...given }: { bot: string; turnId: string; helpful: boolean; reason?: string; comment?: string },
): Promise<boolean> {
  const [turn] = await session
    .select({ id: turns.id })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(and(eq(turns.id, turnId), or(eq(turns.bot, bot), eq(conversations.bot, bot))))
  if (!turn) return false
  const values = { helpful: given.helpful, reason: given.reason ?? null, comment: given.comment ?? null }
  await session
    .insert(feedback)
    .values({ turnId, ...values })
    .onConflictDoUpdate({ target: feedback.turnId, set: { ...values, updatedAt: sql`now()` } })
  return true
}

/**
 * Takes every text out of a conversation for good: what was asked, what was answered, comments, and
 * what the bot remembered. Counts, outcomes and figures stay for statistics. The id is good no longer.
 */
export async function forgetConversation(db: Database, conversation: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(conversations)
      .set({ state: null, forgottenAt: sql`now()` })
      .where(eq(conversations.id, conversation))
    await forgetActivities(tx, conversation)
    const gone = await tx
      .update(turns)
      .set({ text: null, reply: null, stateBefore: null, vectors: null, clientMessageId: null })
      .where(eq(turns.conversationId, conversation))
      .returning({ id: turns.id, bot: turns.bot })
    if (gone.length === 0) return
    await tx
      .update(feedback)
      .set({ comment: null })
      .where(
        inArray(
          feedback.turnId,
          gone.map(({ id }) => id),
        ),
      )
    await tx
      .insert(audit)
      .values({ by: 'citizen', action: 'forget', bot: gone[0]!.bot, detail: { turns: gone.length } })
  })
}

/** Texts older than a bot keeps them (`policy.keepDays`) go; the figures stay. The number of turns emptied. */
export async function forgetOldTexts(db: Database, bot: string, keepDays: number): Promise<number> {
  return db.transaction(async (tx) => {
    await forgetOldActivities(tx, bot, keepDays)
    // Begun over Direct Line, greeted, and nothing asked: no figure hangs on them.
    await tx.execute(sql`delete from conversations where bot = ${bot}
      and updated_at < now() - make_interval(days => ${keepDays})
      and not exists (select from turns where turns.conversation_id = conversations.id)`)
    const old = sql`${turns.createdAt} < now() - make_interval(days => ${keepDays})`
    const gone = await tx
      .update(turns)
      .set({ text: null, reply: null, stateBefore: null, vectors: null })
      .where(and(eq(turns.bot, bot), old, sql`(${turns.text} is not null or ${turns.reply} is not null)`))
      .returning({ id: turns.id })
    if (gone.length === 0) return 0
    await tx.execute(sql`update feedback set comment = null from turns where feedback.turn_id = turns.id
      and turns.bot = ${bot} and turns.created_at < now() - make_interval(days => ${keepDays}) and feedback.comment is not null`)
    await tx.execute(sql`update conversations set state = null where bot = ${bot}
      and updated_at < now() - make_interval(days => ${keepDays})`)
    await tx.insert(audit).values({ by: 'system', action: 'forget-old', bot, detail: { turns: gone.length, keepDays } })
    return gone.length
  })
}
