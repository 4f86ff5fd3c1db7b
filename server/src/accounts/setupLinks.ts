import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { setupLinks } from '../database/schema.ts'
import type { Setup } from '../types.ts'
import type { Accounts } from './createAccounts.ts'
import { createUser, type Queries } from './createUser.ts'
import { hasAdministrator } from './roles.ts'

const VALID_HOURS = 24

/** Who reads the database can't make an administrator of himself: it holds the token's hash only. */
const hash = (token: string) => createHash('sha256').update(token).digest('hex')

const isGood = (token: string) =>
  and(eq(setupLinks.tokenHash, hash(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, sql`now()`))

/** Makes a token for the one-time link that makes the first administrator; good for a day. */
export async function createSetupToken(db: Queries): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db.delete(setupLinks).where(lt(setupLinks.expiresAt, sql`now()`))
  await db.insert(setupLinks).values({
    tokenHash: hash(token),
    expiresAt: sql`now() + make_interval(hours => ${VALID_HOURS})`,
  })
  return token
}

/** When the link ends, or undefined if it is no good (unknown, used, too old, or an administrator is there). */
export async function checkSetupToken(db: Queries, token: string): Promise<Date | undefined> {
  const [link] = await db.select().from(setupLinks).where(isGood(token))
  return link && !(await hasAdministrator(db)) ? link.expiresAt : undefined
}

/** Makes the first administrator and ends every set-up link. False if the link is no good. */
export async function useSetupToken(db: Database, accounts: Accounts, token: string, person: Setup): Promise<boolean> {
  return await db.transaction(async (tx) => {
    // Two people with two links, one administrator: the second waits here and then finds the first.
    await tx.execute(sql`lock table ${setupLinks} in exclusive mode`)
    if (!(await checkSetupToken(tx, token))) return false
    await createUser(tx, accounts, { ...person, roles: { '*': 'administrator' }, by: 'set-up link' })
    await tx.update(setupLinks).set({ usedAt: sql`now()` }).where(isNull(setupLinks.usedAt))
    return true
  })
}
