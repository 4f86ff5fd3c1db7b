import { and, eq } from 'drizzle-orm'
import { botRoles } from '../database/schema.ts'
import type { Role } from '../types.ts'
import type { Queries } from './createUser.ts'

/** Each role may do what the ones before it may. */
const ranks: Record<Role, number> = { viewer: 1, editor: 2, publisher: 3, administrator: 4 }

export const includesRole = (held: Role | undefined, needed: Role): boolean =>
  held !== undefined && ranks[held] >= ranks[needed]

/** What a person may do with each bot. */
export type Roles = { of(bot: string): Role | undefined }

/** Reads a person's roles; one for all bots (`*`) and one for a bot count as the higher of the two. */
export async function readRoles(db: Queries, userId: string): Promise<Roles> {
  const rows = await db.select().from(botRoles).where(eq(botRoles.userId, userId))
  return {
    of: (bot) =>
      rows
        .filter((row) => row.bot === bot || row.bot === '*')
        .map((row) => row.role)
        .sort((one, other) => ranks[other] - ranks[one])[0],
  }
}

/** Whether anybody may administer every bot already: otherwise the first one is still to come. */
export async function hasAdministrator(db: Queries): Promise<boolean> {
  const rows = await db
    .select({ id: botRoles.userId })
    .from(botRoles)
    .where(and(eq(botRoles.bot, '*'), eq(botRoles.role, 'administrator')))
    .limit(1)
  return rows.length > 0
}
