import { randomUUID } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import { account, audit, botRoles, user } from '../database/schema.ts'
import type { Role } from '../types.ts'
import type { Accounts } from './createAccounts.ts'

export type NewUser = {
  name: string
  email: string
  password: string
  /** By bot id; `*` for every bot. */
  roles: Record<string, Role>
  /** Who made the account, for the audit. */
  by: string
}

/** A database or a transaction on one. */
export type Queries = Pick<Database, 'insert' | 'select' | 'update' | 'delete' | 'execute'>

/** Makes an account that can sign in, with its roles; the audit record stands or falls with it. */
export async function createUser(db: Queries, accounts: Accounts, person: NewUser): Promise<{ id: string }> {
  const { password: passwords } = await accounts.$context
  const id = randomUUID()
  const email = person.email.trim().toLowerCase()
  await db.insert(user).values({ id, name: person.name.trim(), email, emailVerified: true })
  await db.insert(account).values({
    id: randomUUID(),
    userId: id,
    // How better-auth finds the password of an e-mail account.
    providerId: 'credential',
    accountId: id,
    password: await passwords.hash(person.password),
  })
  const roles = Object.entries(person.roles).map(([bot, role]) => ({ userId: id, bot, role }))
  if (roles.length > 0) await db.insert(botRoles).values(roles)
  await db.insert(audit).values({ by: person.by, action: 'user.create', detail: { email, roles: person.roles } })
  return { id }
}
