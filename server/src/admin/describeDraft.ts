import type { Snapshot } from '@faqdesk/bots'
import { hongKongDay } from '@faqdesk/bots'
import type { drafts } from '../database/schema.ts'
import type { Draft } from '../types.ts'
import { checkDraft } from './checkDraft.ts'
import { placeOf } from './placeOf.ts'

/** A draft as the admin UI gets it, with what has to be mended. */
export function describeDraft(row: typeof drafts.$inferSelect, snapshot: Snapshot): Draft {
  const place = placeOf(snapshot, row.faqId, row.category)
  return {
    entry: row.entry,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
    problems: checkDraft(row.entry, snapshot, place, hongKongDay(new Date())).problems,
  }
}
