import type { Snapshot } from '@faqdesk/bots'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { audit, publications } from '../database/schema.ts'
import { PublicationClash, type Published, type PublishOptions } from '../publication/LivePublications.ts'

/** The channel on which nodes tell each other of publications: `<bot>:<sequence>`. */
export const publishedChannel = 'faq_published'

export type StoredPublication = Published & { bot: string; snapshot: Snapshot }

/** The newest sequence of every bot. */
export async function listNewestPublications(db: Database): Promise<{ bot: string; sequence: number }[]> {
  return db
    .select({ bot: publications.bot, sequence: sql<number>`max(${publications.sequence})`.mapWith(Number) })
    .from(publications)
    .groupBy(publications.bot)
}

/** The bot's newest publications, newest first. */
export async function readPublications(
  db: Database,
  bot: string,
  { limit = 1, before }: { limit?: number; before?: number } = {},
): Promise<StoredPublication[]> {
  return db
    .select({
      bot: publications.bot,
      sequence: publications.sequence,
      content: publications.content,
      publishedAt: publications.publishedAt,
      snapshot: publications.snapshot,
    })
    .from(publications)
    .where(and(eq(publications.bot, bot), before === undefined ? undefined : sql`${publications.sequence} < ${before}`))
    .orderBy(desc(publications.sequence))
    .limit(limit)
}

/** What a bot answered from under that hash, however long ago; undefined if it never did. */
export async function findSnapshot(db: Database, bot: string, content: string): Promise<Snapshot | undefined> {
  const [row] = await db
    .select({ snapshot: publications.snapshot })
    .from(publications)
    .where(and(eq(publications.bot, bot), eq(publications.content, content)))
    .limit(1)
  return row?.snapshot
}

/**
 * Stores a publication, the audit record and the notice to other nodes in one transaction.
 * @throws PublicationClash if `after` is given and is no longer the newest sequence
 */
export async function storePublication(
  db: Database,
  bot: string,
  { content, snapshot, changed }: { content: string; snapshot: Snapshot; changed: string[] },
  { by, reason, after }: PublishOptions,
): Promise<Published> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('faqdesk publish'), hashtext(${bot}))`)
    const [newest] = await tx
      .select({ sequence: publications.sequence })
      .from(publications)
      .where(eq(publications.bot, bot))
      .orderBy(desc(publications.sequence))
      .limit(1)
    const last = newest?.sequence ?? 0
    if (after !== undefined && after !== last)
      throw new PublicationClash(`${bot} was published again in the meantime (${last}, not ${after})`)
    const [row] = await tx
      .insert(publications)
      .values({ bot, sequence: last + 1, content, snapshot, changed, publishedBy: by, reason })
      .returning({ sequence: publications.sequence, publishedAt: publications.publishedAt })
    await tx
      .insert(audit)
      .values({ by, action: 'publish', bot, detail: { sequence: last + 1, content, changed, reason } })
    await tx.execute(sql`select pg_notify(${publishedChannel}, ${`${bot}:${last + 1}`})`)
    return { ...row!, content }
  })
}
