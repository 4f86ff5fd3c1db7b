import { sql } from 'drizzle-orm'
import { setupLinks } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import { createAccounts } from './createAccounts.ts'
import { createUser } from './createUser.ts'
import { hasAdministrator } from './roles.ts'
import { createSetupToken } from './setupLinks.ts'

/**
 * To be called at every start, after the migrations. While nobody administers the desk, makes the
 * administrator that the settings name, or a one-time link by which the first one comes in.
 * @returns the link's path (`/admin/setup/…`), to be shown to the person who started the server only
 */
export async function prepareFirstAdministrator(
  services: Pick<Services, 'db' | 'settings' | 'log'>,
): Promise<{ setupPath?: string }> {
  const { db, settings } = services
  if (await hasAdministrator(db)) return {}
  const { admin } = settings
  if (!admin) return { setupPath: `/admin/setup/${await createSetupToken(db)}` }
  const accounts = await createAccounts(services)
  await db.transaction(async (tx) => {
    // Of several nodes that start at once, one makes the account.
    await tx.execute(sql`lock table ${setupLinks} in exclusive mode`)
    if (await hasAdministrator(tx)) return
    const name = admin.email.split('@')[0] as string
    await createUser(tx, accounts, { ...admin, name, roles: { '*': 'administrator' }, by: 'settings' })
  })
  return {}
}
