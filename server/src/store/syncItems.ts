import type { Entry } from '@faqdesk/faqs'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { conflicts, syncItems } from '../database/schema.ts'

/** How many earlier agreements are remembered for an item. */
const mostPast = 100

export type SyncBase = { hash: string; past: string[] }

/** What file and store agreed on last, by item. */
export async function readSyncBases(db: Database, bot: string): Promise<Map<string, SyncBase>> {
  const rows = await db
    .select({ item: syncItems.item, hash: syncItems.hash, past: syncItems.past })
    .from(syncItems)
    .where(eq(syncItems.bot, bot))
  return new Map(rows.map(({ item, ...base }) => [item, base]))
}

/** Remembers what file and store agree on now. */
export async function saveSyncBases(
  db: Pick<Database, 'insert'>,
  bot: string,
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  if (hashes.size === 0) return
  await db
    .insert(syncItems)
    .values([...hashes].map(([item, hash]) => ({ bot, item, hash })))
    .onConflictDoUpdate({
      target: [syncItems.bot, syncItems.item],
      set: {
        past: sql`case when sync_items.hash = excluded.hash or sync_items.hash = '' then sync_items.past
          else (array_remove(sync_items.past, sync_items.hash) || sync_items.hash)[greatest(1, cardinality(sync_items.past) + 2 - ${sql.raw(String(mostPast))}):] end`,
        hash: sql`excluded.hash`,
        syncedAt: sql`now()`,
      },
    })
}

export type Conflict = { faqId: string; file: Entry | null; fileHash: string; liveHash: string }

/** Makes the bot's conflicts these and no others; those that were known keep their date. */
export async function replaceConflicts(db: Database, bot: string, current: readonly Conflict[]): Promise<void> {
  await db.transaction(async (tx) => {
    const known = await tx
      .select({ faqId: conflicts.faqId, fileHash: conflicts.fileHash, liveHash: conflicts.liveHash })
      .from(conflicts)
      .where(eq(conflicts.bot, bot))
      .for('update')
    const wanted = new Map(current.map((conflict) => [conflict.faqId, conflict]))
    for (const { faqId } of known)
      if (!wanted.has(faqId)) await tx.delete(conflicts).where(and(eq(conflicts.bot, bot), eq(conflicts.faqId, faqId)))
    for (const conflict of current) {
      const before = known.find(({ faqId }) => faqId === conflict.faqId)
      if (before?.fileHash === conflict.fileHash && before.liveHash === conflict.liveHash) continue
      const { file, fileHash, liveHash } = conflict
      await tx
        .insert(conflicts)
        .values({ bot, ...conflict })
        .onConflictDoUpdate({ target: [conflicts.bot, conflicts.faqId], set: { file, fileHash, liveHash } })
    }
  })
}
