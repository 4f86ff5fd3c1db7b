import { and, eq } from 'drizzle-orm'
import { audit, conflicts } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import { saveSyncBases } from '../store/syncItems.ts'
import type { Published, ResolveConflict } from '../types.ts'
import { placeOf } from './placeOf.ts'
import { publishChange, putEntry, withEntries, writeFile } from './publishDraft.ts'

/**
 * Ends a conflict between file and store as an editor decided: the live version is written into the
 * file, or the file's version is published. Undefined if there is no conflict.
 */
export async function resolveConflict(
  services: Services,
  { bot, faqId, keep, reason, by }: ResolveConflict & { bot: string; faqId: string; by: string },
): Promise<Published | undefined> {
  const { db, publications } = services
  const mine = and(eq(conflicts.bot, bot), eq(conflicts.faqId, faqId))
  const [conflict] = await db.select().from(conflicts).where(mine)
  const live = publications.live(bot)
  if (!conflict || !live) return undefined
  const { file, fileHash } = conflict

  const published =
    keep === 'live'
      ? {
          publication: live.sequence,
          content: live.publication.version.content,
          publishedAt: live.publishedAt.toISOString(),
        }
      : await publishChange(services, bot, { by, reason }, (snapshot) =>
          file
            ? putEntry(snapshot, { ...placeOf(snapshot, faqId), ...file })
            : withEntries(
                snapshot,
                snapshot.content.entries.filter(({ id }) => id !== faqId),
              ),
        )
  await db.transaction(async (tx) => {
    await tx.delete(conflicts).where(mine)
    // From here on the file counts as unchanged; if the store differs, it is the store that is newer.
    await saveSyncBases(tx, bot, new Map([[`entry:${faqId}`, fileHash]]))
    const detail = { keep, reason, publication: published.publication }
    await tx.insert(audit).values({ by, action: 'conflict.resolve', bot, faqId, detail })
  })
  return { ...published, file: await writeFile(services, bot, faqId) }
}
