import { createAccounts } from '../../../../server/src/accounts/createAccounts.ts'
import { createUser } from '../../../../server/src/accounts/createUser.ts'
import type { Role } from '../../../../server/src/types.ts'
import type { TestApp } from '../startTestApp.ts'

export type Person = { email: string; password: string }

/** An account of the desk with a role for one bot (`*` for all). */
export async function addPerson({ services }: TestApp, name: string, role: Role, bot = '*'): Promise<Person> {
  const person = { email: `${name.toLowerCase()}@example.hk`, password: `the password of ${name}` }
  await createUser(services.db, await createAccounts(services), { ...person, name, roles: { [bot]: role }, by: 'test' })
  return person
}
