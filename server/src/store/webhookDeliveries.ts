import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database, Session } from '../database/connect.ts'
import { feedback, turns, webhookDeliveries } from '../database/schema.ts'
import type { WebhookEvent } from '../webhooks/endpoints.ts'
import type { StoredTurn } from './conversations.ts'

export type WebhookDelivery = typeof webhookDeliveries.$inferSelect

export type QueuedEvent = { event: WebhookEvent; bot: string; turnId: string }

/** Adds an event for each endpoint, in the transaction that made it. One that waits already for the same turn stays as it is. */
export async function queueDeliveries(
  session: Session,
  endpoints: readonly string[],
  event: QueuedEvent,
  { delaySeconds }: { delaySeconds: number },
): Promise<void> {
  if (endpoints.length === 0) return
  const nextAttemptAt = sql`now() + ${seconds(delaySeconds)}`
  await session
    .insert(webhookDeliveries)
    .values(endpoints.map((endpoint) => ({ endpoint, ...event, nextAttemptAt, createdAt: sql`now()` })) as never)
    .onConflictDoNothing()
}

/**
 * Takes deliveries that are due, for this node alone: another node may take them when the lease is over,
 * should this one have ended meanwhile.
 */
export async function claimDeliveries(
  db: Database,
  endpoints: readonly string[],
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<WebhookDelivery[]> {
  if (endpoints.length === 0) return []
  const due = db.$with('due').as(
    db
      .select({ id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.status, 'waiting'),
          sql`${webhookDeliveries.nextAttemptAt} <= now()`,
          inArray(webhookDeliveries.endpoint, [...endpoints]),
        ),
      )
      .orderBy(webhookDeliveries.nextAttemptAt)
      .limit(limit)
      .for('update', { skipLocked: true }),
  )
  return db
    .with(due)
    .update(webhookDeliveries)
    .set({ attempts: sql`${webhookDeliveries.attempts} + 1`, nextAttemptAt: sql`now() + ${seconds(leaseSeconds)}` })
    .where(sql`${webhookDeliveries.id} in (select id from due)`)
    .returning()
}

/** What came of an attempt. A failure that is no end is tried again after so many seconds. */
export type AttemptResult = { lastStatus?: number; lastError?: string } & (
  | { status: 'delivered' | 'dead' | 'dropped' }
  | { status: 'waiting'; inSeconds: number }
)

export async function settleDelivery(db: Database, id: string, result: AttemptResult): Promise<void> {
  const { status, lastStatus = null, lastError = null } = result
  await db
    .update(webhookDeliveries)
    .set({
      status,
      lastStatus,
      lastError,
      ...(result.status === 'waiting'
        ? { nextAttemptAt: sql`now() + ${seconds(result.inSeconds)}` }
        : { settledAt: sql`now()` }),
    })
    .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.status, 'waiting')))
}

/** Gives up what has waited for so many days, whether its endpoint still exists or not. */
export async function giveUpOldDeliveries(db: Database, days: number): Promise<WebhookDelivery[]> {
  return db
    .update(webhookDeliveries)
    .set({ status: 'dead', settledAt: sql`now()` })
    .where(and(eq(webhookDeliveries.status, 'waiting'), olderThan(days)))
    .returning()
}

/** Removes the record of what was settled so many days ago. */
export async function removeOldDeliveries(db: Database, days: number): Promise<void> {
  await db.delete(webhookDeliveries).where(and(sql`${webhookDeliveries.status} <> 'waiting'`, olderThan(days)))
}

/** The turn that is to be told of, and what the person thought of it. */
export async function findToldTurn(
  db: Database,
  turnId: string,
): Promise<{ turn: StoredTurn; feedback: typeof feedback.$inferSelect | null } | undefined> {
  const [row] = await db
    .select({ turn: turns, feedback })
    .from(turns)
    .leftJoin(feedback, eq(feedback.turnId, turns.id))
    .where(eq(turns.id, turnId))
  return row
}

/** The newest deliveries of a bot, newest first. */
export async function listDeliveries(
  db: Database,
  { bot, limit }: { bot: string; limit: number },
): Promise<WebhookDelivery[]> {
  return db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.bot, bot))
    .orderBy(desc(webhookDeliveries.createdAt))
    .limit(limit)
}

const seconds = (count: number): SQL => sql`make_interval(secs => ${count})`
const olderThan = (days: number): SQL => sql`${webhookDeliveries.createdAt} < now() - make_interval(days => ${days})`
