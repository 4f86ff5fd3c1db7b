import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { account, session, user, verification } from '../database/schema.ts'
import type { Services } from '../Services.ts'
import { sharedSecret } from './sharedSecret.ts'

export const passwordLength = { least: 12, most: 128 }

/** The header in which our routes tell better-auth who asks; what a client sends in it is overwritten. */
export const CLIENT_ADDRESS = 'x-faqdesk-client'

const HOURS = 60 * 60

/**
 * Accounts of editors: e-mail and password, sessions in the database, a cookie that scripts can't read.
 * Nobody signs up; administrators make accounts (`createUser`).
 */
export async function createAccounts({ db, settings, log }: Pick<Services, 'db' | 'settings' | 'log'>) {
  const secret = settings.secret ?? (await sharedSecret(db, 'sessions'))
  return betterAuth({
    appName: 'FAQ Desk',
    basePath: '/admin/api/auth',
    // Without a public address, the address that each request came to.
    baseURL: settings.publicUrl && new URL(settings.publicUrl).origin,
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    // A working day; every half hour of work prolongs it.
    session: { expiresIn: 12 * HOURS, updateAge: HOURS / 2 },
    // A proxy that ends TLS hands on plain HTTP: what counts is the host that the browser asked for.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host')
      return host ? [`https://${host}`, `http://${host}`] : []
    },
    advanced: {
      cookiePrefix: 'faqdesk',
      useSecureCookies: settings.publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      database: { generateId: () => randomUUID() },
    },
    // `throttleSignIns` counts per account and address; this one would count by address alone.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => {
        if (message.includes('Base URL is not set')) return
        log[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'debug']({ details }, `accounts: ${message}`)
      },
    },
  })
}

export type Accounts = Awaited<ReturnType<typeof createAccounts>>
