import type { MiddlewareHandler } from 'hono'
import type { Accounts } from '../accounts/createAccounts.ts'
import { includesRole, readRoles } from '../accounts/roles.ts'
import { respondProblem } from '../api/problem.ts'
import type { Services } from '../Services.ts'
import type { Role } from '../types.ts'
import type { Desk } from './Desk.ts'

/** Lets a call pass only with a session, and reads what its person may do. 401 otherwise. */
export function requireSession({ db }: Services, accounts: () => Promise<Accounts>): MiddlewareHandler<Desk> {
  return async function requireSession(c, next) {
    const { api } = await accounts()
    const { headers, response } = await api.getSession({ headers: c.req.raw.headers, returnHeaders: true })
    if (!response) return respondProblem(c, 401, 'Sign in to use the desk.')
    // A session that is in use is prolonged, and so must its cookie be.
    for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    const { id, name, email } = response.user
    c.set('user', { id, name, email })
    c.set('roles', await readRoles(db, id))
    return next()
  }
}

/**
 * Lets a call pass only if its person has at least this role for the bot of the path. A bot that
 * the person may not see is told apart from none by nothing: 404 for both.
 */
export function requireRole(needed: Role): MiddlewareHandler<Desk> {
  return async function requireRole(c, next) {
    const held = c.get('roles').of(c.req.param('bot') ?? '')
    if (!held) return respondProblem(c, 404, 'There is no such bot, or you may not see it.')
    if (!includesRole(held, needed))
      return respondProblem(
        c,
        403,
        `This needs the role ${needed}; yours for this bot is ${held}. Ask an administrator.`,
      )
    return next()
  }
}
