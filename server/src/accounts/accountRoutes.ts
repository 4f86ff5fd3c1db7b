import { Hono } from 'hono'
import { z } from 'zod'
import { respondProblem } from '../api/problem.ts'
import type { Services } from '../Services.ts'
import { clientAddress } from './clientAddress.ts'
import { type Accounts, CLIENT_ADDRESS, passwordLength } from './createAccounts.ts'
import { checkSetupToken, useSetupToken } from './setupLinks.ts'
import { throttleSignIns } from './throttleSignIns.ts'

/** Of all that better-auth offers, what the desk uses; the rest is not reachable. */
const offered = new Set([
  'GET /get-session',
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /change-password',
  'GET /list-sessions',
  'POST /revoke-session',
  'POST /revoke-other-sessions',
])

const signIn = z.object({ email: z.string().max(320) })

const setup = z.strictObject({
  name: z.string().trim().min(1, 'is missing').max(100),
  email: z.email('is no e-mail address').max(320),
  password: z
    .string()
    .min(passwordLength.least, `needs at least ${passwordLength.least} characters`)
    .max(passwordLength.most, `may have ${passwordLength.most} characters at most`),
})

/** `/auth/*` (better-auth) and `/setup/{token}`, below `/admin/api`: what works without a session. */
export function accountRoutes({ db, settings, log }: Services, accounts: () => Promise<Accounts>) {
  const throttle = throttleSignIns()
  const routes = new Hono()

  routes.all('/auth/*', async (c) => {
    const path = c.req.path.slice(c.req.path.indexOf('/auth/') + '/auth'.length)
    if (!offered.has(`${c.req.method} ${path}`)) return respondProblem(c, 404, 'There is no such call.')
    const address = clientAddress(c, settings.trustedHops)
    const request = new Request(c.req.raw)
    request.headers.set(CLIENT_ADDRESS, address)
    const { handler } = await accounts()
    if (path !== '/sign-in/email') return handler(request)

    const body = signIn.safeParse(await readJson(request.clone()))
    if (!body.success) return respondProblem(c, 400, 'Send { "email": …, "password": … }.')
    const account = body.data.email.trim().toLowerCase()
    const seconds = throttle.secondsToWait(address, account)
    if (seconds > 0) {
      c.header('retry-after', String(seconds))
      return respondProblem(c, 429, `Too many failed attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`)
    }
    const response = await handler(request)
    if (response.ok) throttle.succeeded(address, account)
    else {
      throttle.failed(address, account)
      log.warn({ status: response.status }, 'a sign-in failed')
    }
    return response
  })

  routes.get('/setup/:token', async (c) => {
    const expiresAt = await checkSetupToken(db, c.req.param('token'))
    if (!expiresAt) return respondProblem(c, 404, NO_LINK)
    return c.json({ expiresAt: expiresAt.toISOString() })
  })

  routes.post('/setup/:token', async (c) => {
    const person = setup.safeParse(await readJson(c.req.raw))
    if (!person.success) {
      const problems = person.error.issues.map(({ path, message }) => ({
        file: '',
        field: path.join('.'),
        message,
        severity: 'error' as const,
      }))
      return respondProblem(c, 400, problems.map(({ field, message }) => `${field} ${message}`.trim()).join('; '), {
        problems,
      })
    }
    const known = await accounts()
    if (!(await useSetupToken(db, known, c.req.param('token'), person.data))) return respondProblem(c, 404, NO_LINK)
    log.info('the first administrator was made by the set-up link')
    const { email, password } = person.data
    const { headers } = await known.api.signInEmail({ body: { email, password }, returnHeaders: true })
    for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ email: email.toLowerCase() }, 201)
  })

  return routes
}

const NO_LINK =
  'This set-up link is no longer good: it was used, is older than a day, or there is an administrator already. ' +
  'While there is none, every start of the server prints a new one.'

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
