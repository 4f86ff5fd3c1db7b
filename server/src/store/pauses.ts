import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { audit, pauses, publications } from '../database/schema.ts'
import type { Channel } from '../pauses/channels.ts'

/** The channel of NOTIFY on which nodes tell each other that a bot was paused or goes on. */
export const pausedChannel = 'faq_paused'

export type Pause = { bot: string; channel: Channel | '*'; since: Date; by: string; reason: string }

export async function readPauses(db: Database): Promise<Pause[]> {
  return (await db.select().from(pauses).orderBy(pauses.bot, pauses.channel)) as Pause[]
}

/** Whether a bot was ever published: what else is named is a slip of the pen. */
export async function isKnownBot(db: Database, bot: string): Promise<boolean> {
  const rows = await db.select({ bot: publications.bot }).from(publications).where(eq(publications.bot, bot)).limit(1)
  return rows.length > 0
}

/**
 * Takes a bot off, on one channel or on all (`*`), with the record and the notice to all nodes in one
 * transaction. One that is off already stays so, with who and when.
 */
export async function pauseBot(db: Database, pause: Omit<Pause, 'since'>): Promise<void> {
  const { bot, channel, by, reason } = pause
  await db.transaction(async (tx) => {
    const added = await tx.insert(pauses).values(pause).onConflictDoNothing().returning({ bot: pauses.bot })
    if (added.length === 0) return
    await tx.insert(audit).values({ by, action: 'pause', bot, detail: { channel, reason } })
    await tx.execute(sql`select pg_notify(${pausedChannel}, ${bot})`)
  })
}

/**
 * Lets a bot go on: on one channel, or with `*` on all of them, whichever were paused.
 * @returns the pauses that ended by it
 */
export async function resumeBot(
  db: Database,
  { bot, channel, by }: { bot: string; channel: Channel | '*'; by: string },
): Promise<Pause[]> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .delete(pauses)
      .where(and(eq(pauses.bot, bot), channel === '*' ? undefined : eq(pauses.channel, channel)))
      .returning()
    if (ended.length === 0) return []
    await tx.insert(audit).values({ by, action: 'resume', bot, detail: { channel } })
    await tx.execute(sql`select pg_notify(${pausedChannel}, ${bot})`)
    return ended as Pause[]
  })
}
