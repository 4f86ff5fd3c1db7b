import type { Publication } from '@faqdesk/bots'
import { hongKongDay } from '@faqdesk/bots'
import type { Localised } from '@faqdesk/faqs'
import { eq } from 'drizzle-orm'
import { conflicts, drafts } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import type { EntryList, EntryRow, EntryStatus } from '../types.ts'
import { placeOf } from './placeOf.ts'

export type EntryFilters = { q?: string; category?: string; status?: EntryStatus }

/** What the engine may add to the words that stand in an entry literally. */
const MOST_FOUND = 50

/** A bot's entries, published or not; with `q` those that it finds, best first. */
export async function listEntries(
  { db }: Services,
  { snapshot, index }: Publication,
  filters: EntryFilters,
): Promise<EntryList> {
  const { bot, content } = snapshot
  const [draftRows, conflictRows] = await Promise.all([
    db.select().from(drafts).where(eq(drafts.bot, bot)),
    db.select({ faqId: conflicts.faqId }).from(conflicts).where(eq(conflicts.bot, bot)),
  ])
  const draftOf = new Map(draftRows.map((row) => [row.faqId, row]))
  const inConflict = new Set(conflictRows.map(({ faqId }) => faqId))
  const liveIds = new Set(content.entries.map(({ id }) => id))
  const today = hongKongDay(new Date())

  const rows = [
    ...content.entries.map((faq) => ({ faq, ...placeOf(snapshot, faq.id) })),
    ...draftRows
      .filter(({ faqId }) => !liveIds.has(faqId))
      .map((row) => ({ faq: { ...row.entry, id: row.faqId }, ...placeOf(snapshot, row.faqId, row.category) })),
  ].map(({ faq, category }): EntryRow => {
    const edited = draftOf.get(faq.id)?.entry
    const reviewBy = faq.reviewBy ?? ''
    return {
      id: faq.id,
      question: whole(edited?.question, faq.question, faq.id),
      category,
      department: faq.department,
      status: statusOf(faq.id),
      confidence: faq.confidence ?? 'low',
      reviewBy,
      reviewOverdue: reviewBy !== '' && reviewBy < today,
    }
  })

  function statusOf(id: string): EntryStatus {
    if (inConflict.has(id)) return 'conflict'
    if (!liveIds.has(id)) return 'new'
    return draftOf.has(id) ? 'draft' : 'live'
  }

  const categories = content.categories.map(({ id, title }) => ({
    id,
    title,
    entries: rows.filter((row) => row.category === id).length,
  }))
  const query = filters.q?.trim()
  const found = (query ? search(query) : rows).filter(
    (row) =>
      (!filters.category || row.category === filters.category) && (!filters.status || row.status === filters.status),
  )
  return { categories, entries: found, total: found.length }

  /** By the bot's own engine, then what holds the words as they stand: an editor may look for half a word or an id. */
  function search(text: string): EntryRow[] {
    const ranked = index.search(text, { limit: MOST_FOUND }).map(({ id }) => id)
    const needle = text.toLowerCase()
    const literal = rows.filter(({ id, question }) =>
      [id, ...Object.values(question), ...(aliasesOf(id) ?? [])].some((line) => line.toLowerCase().includes(needle)),
    )
    const ids = new Set([
      ...literal.filter(({ id }) => id === needle).map(({ id }) => id),
      ...ranked,
      ...literal.map(({ id }) => id),
    ])
    return [...ids].flatMap((id) => rows.find((row) => row.id === id) ?? [])
  }

  function aliasesOf(id: string): string[] | undefined {
    return draftOf.get(id)?.entry.aliases ?? content.entries.find((faq) => faq.id === id)?.aliases
  }
}

/** A question to show in a list, also of a draft that has none yet or in one language only. */
function whole(draft: Partial<Localised> | undefined, live: Partial<Localised> | undefined, id: string): Localised {
  const text = (lang: 'en' | 'zh-Hant') => draft?.[lang] || live?.[lang]
  const simplified = draft?.['zh-Hans'] ?? live?.['zh-Hans']
  return {
    en: text('en') ?? text('zh-Hant') ?? id,
    'zh-Hant': text('zh-Hant') ?? text('en') ?? id,
    ...(simplified ? { 'zh-Hans': simplified } : {}),
  }
}
