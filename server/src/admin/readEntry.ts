import type { Publication } from '@faqdesk/bots'
import type { Faq } from '@faqdesk/faqs'
import { and, arrayContains, desc, eq } from 'drizzle-orm'
import { conflicts, drafts, publications } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import type { Entry, EntryDetail } from '../types.ts'
import { describeDraft } from './describeDraft.ts'
import { placeOf } from './placeOf.ts'

const MOST_HISTORY = 50

/** All that the desk knows of an entry; undefined if it is neither published nor begun nor in a file. */
export async function readEntry(
  { db }: Services,
  { snapshot, byId }: Publication,
  id: string,
): Promise<EntryDetail | undefined> {
  const { bot } = snapshot
  const [[draft], [conflict], history] = await Promise.all([
    db
      .select()
      .from(drafts)
      .where(and(eq(drafts.bot, bot), eq(drafts.faqId, id))),
    db
      .select()
      .from(conflicts)
      .where(and(eq(conflicts.bot, bot), eq(conflicts.faqId, id))),
    db
      .select({
        publication: publications.sequence,
        publishedAt: publications.publishedAt,
        publishedBy: publications.publishedBy,
        reason: publications.reason,
      })
      .from(publications)
      .where(and(eq(publications.bot, bot), arrayContains(publications.changed, [id])))
      .orderBy(desc(publications.sequence))
      .limit(MOST_HISTORY),
  ])
  const live = byId.get(id)
  if (!live && !draft && !conflict) return undefined
  const { category, file } = placeOf(snapshot, id, draft?.category)
  return {
    id,
    category,
    file,
    live: live && entryOf(live),
    draft: draft && describeDraft(draft, snapshot),
    conflict: conflict?.file ? { file: conflict.file } : undefined,
    history: history.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })),
  }
}

/** An entry without what its file says for all of its entries. */
export function entryOf({ category: _, file: __, ...entry }: Faq): Entry {
  return entry
}
