import { count } from 'drizzle-orm'
import type { Roles } from '../accounts/roles.ts'
import { conflicts, drafts } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import type { Me } from '../types.ts'

/** Who is signed in, and the bots that this person may see, with how much there is to do. */
export async function readMe({ db, publications, pauses }: Services, user: Me['user'], roles: Roles): Promise<Me> {
  const [draftRows, conflictRows] = await Promise.all(
    [drafts, conflicts].map((table) => db.select({ bot: table.bot, rows: count() }).from(table).groupBy(table.bot)),
  )
  const rowsOf = (rows: { bot: string; rows: number }[] = [], bot: string) =>
    rows.find((row) => row.bot === bot)?.rows ?? 0
  const bots = publications.states().flatMap(({ bot: id }) => {
    const role = roles.of(id)
    if (!role) return []
    const snapshot = publications.get(id)?.snapshot
    return [
      {
        id,
        name: snapshot?.config.name ?? { en: id, 'zh-Hant': id },
        role,
        entries: snapshot?.content.entries.length ?? 0,
        drafts: rowsOf(draftRows, id),
        conflicts: rowsOf(conflictRows, id),
        pauses: pauses.of(id).map(({ bot: _, since, ...pause }) => ({ ...pause, since: since.toISOString() })),
      },
    ]
  })
  return { user, bots }
}
