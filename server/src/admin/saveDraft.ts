import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { audit, drafts } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import type { Draft } from '../types.ts'

export type DraftRow = typeof drafts.$inferSelect

export type SaveDraft = {
  bot: string
  entry: Draft['entry']
  /** The version that the editor saw; 0 for none. */
  version: number
  /** Of an entry that was never published. */
  category?: string
  by: string
}

/**
 * Keeps what an editor wrote, complete or not, together with its audit record. If somebody saved or
 * discarded in between nothing is changed, and `clash` tells what stands now (null: no draft).
 */
export async function saveDraft(
  { db }: Services,
  { bot, entry, version, category, by }: SaveDraft,
): Promise<{ saved: DraftRow } | { clash: DraftRow | null }> {
  const mine = and(eq(drafts.bot, bot), eq(drafts.faqId, entry.id))
  return await db.transaction(async (tx) => {
    const [saved] =
      version === 0
        ? await tx
            .insert(drafts)
            .values({ bot, faqId: entry.id, entry, category, version: 1, updatedBy: by })
            .onConflictDoNothing()
            .returning()
        : await tx
            .update(drafts)
            .set({
              entry,
              category: category ?? sql`${drafts.category}`,
              version: version + 1,
              updatedAt: sql`now()`,
              updatedBy: by,
            })
            .where(and(mine, eq(drafts.version, version)))
            .returning()
    if (saved) {
      await tx
        .insert(audit)
        .values({ by, action: 'draft.save', bot, faqId: entry.id, detail: { version: saved.version } })
      return { saved }
    }
    const [current] = await tx.select().from(drafts).where(mine)
    // The same save again: its answer was lost on the way.
    const repeated = current?.version === version + 1 && current.updatedBy === by
    if (repeated && isDeepStrictEqual(current.entry, entry)) return { saved: current }
    return { clash: current ?? null }
  })
}

/** Forgets a draft; what is live stays. False if there was none. */
export async function discardDraft(
  { db }: Services,
  { bot, faqId, by }: { bot: string; faqId: string; by: string },
): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const gone = await tx
      .delete(drafts)
      .where(and(eq(drafts.bot, bot), eq(drafts.faqId, faqId)))
      .returning({ version: drafts.version })
    if (gone.length === 0) return false
    await tx.insert(audit).values({ by, action: 'draft.discard', bot, faqId, detail: gone[0] })
    return true
  })
}
