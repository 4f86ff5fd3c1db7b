import type { Snapshot } from '@faqdesk/bots'
import { hongKongDay } from '@faqdesk/bots'
import type { Faq } from '@faqdesk/faqs'
import { and, eq } from 'drizzle-orm'
import { audit, conflicts, drafts } from '../database/schema.ts'
import { describeError } from '../observe/describeError.ts'
import { PublicationClash } from '../publication/LivePublications.ts'
import type { Services } from '../Services.ts'
import type { Problem, Published } from '../types.ts'
import { checkDraft } from './checkDraft.ts'
import { placeOf } from './placeOf.ts'
import type { DraftRow } from './saveDraft.ts'

export type PublishDraft = { bot: string; faqId: string; version: number; reason: string; by: string }

export type PublishResult =
  | { published: Published }
  /** Somebody saved or discarded since: what stands now. */
  | { clash: DraftRow | null }
  /** What has to be mended first. */
  | { problems: Problem[] }

/**
 * Publishes a draft: the bot answers from it, its file is written where this node keeps the files,
 * and the draft ends, unless somebody went on writing in the meantime.
 */
export async function publishDraft(
  services: Services,
  { bot, faqId, version, reason, by }: PublishDraft,
): Promise<PublishResult> {
  const { db, publications } = services
  const mine = and(eq(drafts.bot, bot), eq(drafts.faqId, faqId))
  const [[draft], [conflict]] = await Promise.all([
    db.select().from(drafts).where(mine),
    db
      .select()
      .from(conflicts)
      .where(and(eq(conflicts.bot, bot), eq(conflicts.faqId, faqId))),
  ])
  if (!draft || draft.version !== version) return { clash: draft ?? null }
  const { snapshot } = publications.get(bot)!
  const place = placeOf(snapshot, faqId, draft.category)
  const { entry, problems } = checkDraft(draft.entry, snapshot, place, hongKongDay(new Date()))
  if (conflict) problems.push({ file: place.file, message: IN_CONFLICT, severity: 'error' })
  if (!entry || conflict) return { problems }

  const published = await publishChange(services, bot, { by, reason }, (current) =>
    putEntry(current, { ...placeOf(current, faqId, draft.category), ...entry }),
  )
  await db.transaction(async (tx) => {
    await tx.delete(drafts).where(and(mine, eq(drafts.version, version)))
    const detail = { version, publication: published.publication, reason }
    await tx.insert(audit).values({ by, action: 'draft.publish', bot, faqId, detail })
  })
  return { published: { ...published, file: await writeFile(services, bot, faqId) } }
}

const IN_CONFLICT = 'The file says otherwise: first decide which of the two stays, then publish'

/** Changes what is live and publishes it; again on what is newest, if somebody else published in between. */
export async function publishChange(
  { publications }: Services,
  bot: string,
  why: { by: string; reason: string },
  change: (snapshot: Snapshot) => Snapshot,
): Promise<Published> {
  for (let attempt = 1; ; attempt++) {
    const { publication, sequence: after } = publications.live(bot)!
    try {
      const { sequence, content, publishedAt } = await publications.publish(bot, change(publication.snapshot), {
        ...why,
        after,
      })
      return { publication: sequence, content, publishedAt: publishedAt.toISOString() }
    } catch (error) {
      if (!(error instanceof PublicationClash) || attempt === 5) throw error
      await publications.refresh(bot)
    }
  }
}

/** The snapshot with an entry changed where it stands, or added after the last of its category. */
export function putEntry(snapshot: Snapshot, faq: Faq): Snapshot {
  const { entries } = snapshot.content
  const at = entries.findIndex(({ id }) => id === faq.id)
  if (at >= 0) return withEntries(snapshot, entries.with(at, faq))
  const last = entries.findLastIndex(({ category }) => category === faq.category)
  return withEntries(snapshot, entries.toSpliced(last < 0 ? entries.length : last + 1, 0, faq))
}

export const withEntries = (snapshot: Snapshot, entries: Faq[]): Snapshot => ({
  ...snapshot,
  content: { ...snapshot.content, entries },
})

/** The file that now says so; none if another node keeps the files, or the file can't be written now. */
export async function writeFile({ sync, log }: Services, bot: string, faqId: string): Promise<string | undefined> {
  try {
    return (await sync?.writeFiles(bot))?.get(faqId)
  } catch (error) {
    log.error({ bot, faqId, error: describeError(error) }, 'published, but its file could not be written')
    return undefined
  }
}
