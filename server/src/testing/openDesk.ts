import { createAccounts } from '../accounts/createAccounts.ts'
import { createUser } from '../accounts/createUser.ts'
import type { Role } from '../types.ts'
import type { TestApp } from './startTestApp.ts'

export const testPassword = 'correct horse battery staple'

/** Makes a person with these roles and signs in; for calls to the desk's API as that person. */
export async function openDesk(node: TestApp, name: string, roles: Record<string, Role>) {
  const accounts = await createAccounts(node.services)
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.hk`
  await createUser(node.services.db, accounts, { name, email, password: testPassword, roles, by: 'a test' })
  const response = await node.post('/admin/api/auth/sign-in/email', { email, password: testPassword })
  if (!response.ok) throw new Error(`${name} could not sign in: ${await response.text()}`)
  const cookie = cookieOf(response)
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    node.app.request(`/admin/api${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    })
  return { call, cookie, email }
}

/** What a browser would send back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
