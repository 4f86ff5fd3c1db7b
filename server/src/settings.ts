import { resolve } from 'node:path'
import { z } from 'zod'
import { readEndpoints, type WebhookEndpoint } from './webhooks/endpoints.ts'

/** The folder that the relative defaults start from: the root of the checkout. */
export const projectRoot = resolve(import.meta.dirname, '../..')

const whole = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d+$/, 'should be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `should be from ${least} to ${most}`)
    .default(usual)

const yesNo = z
  .string()
  .toLowerCase()
  .transform((value, context) => {
    if (['on', 'true', 'yes', '1'].includes(value)) return true
    if (['off', 'false', 'no', '0'].includes(value)) return false
    context.addIssue('should be on or off')
    return z.NEVER
  })

const folder = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((path) => resolve(projectRoot, path))

const webAddress = z
  .url({ protocol: /^https?$/, error: 'should be a web address, as https://faq.example.gov.hk' })
  .transform((url) => url.replace(/\/+$/, ''))

/** `genie=…, bonny=…`: something for each bot. */
const forEachBot = <T>(read: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text, context) => {
      const parts = text.split(/[\s,]+/).filter(Boolean)
      const pairs = parts.map((part) => /^([a-z0-9][a-z0-9-]*)=(.+)$/.exec(part)?.slice(1))
      if (pairs.every((pair) => pair !== undefined)) return Object.fromEntries(pairs) as Record<string, string>
      context.addIssue('should name each bot: bot=…, bot=…')
      return z.NEVER
    })
    .pipe(z.record(z.string(), read))

/** A folder of a model, or the address of an endpoint. */
const modelPlace = z.string().transform((place, context) => {
  if (!/^https?:/i.test(place)) return { folder: resolve(projectRoot, place) }
  const url = URL.parse(place)
  if (url && !url.username && !url.password && !url.search)
    return { url: place.replace(/\/+$/, '').replace(/\/embeddings$/, '') }
  context.addIssue('should be the folder of a model, or the address of an endpoint, as https://host/v1')
  return z.NEVER
})

const environment = z
  .object({
    PORT: whole(0, 65_535, 3978),
    HOST: z.string().optional(),
    FAQDESK_DATA: folder('.data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'should begin with postgres://')
      .optional(),
    FAQDESK_FAQS: folder('faqs'),
    FAQDESK_BOTS: folder('bots'),
    FAQDESK_SYNC: yesNo.optional(),
    FAQDESK_ADMIN_EMAIL: z.email('should be an e-mail address').optional(),
    FAQDESK_ADMIN_PASSWORD: z.string().min(12, 'should have at least 12 characters').optional(),
    FAQDESK_PUBLIC_URL: webAddress.optional(),
    FAQDESK_SECRET: z.string().min(32, 'should have at least 32 characters').optional(),
    FAQDESK_TRUSTED_HOPS: whole(0, 16, 0),
    FAQDESK_RATE_LIMIT: whole(0, 1_000_000, 120),
    FAQDESK_DIRECT_LINE_SECRETS: forEachBot(
      z.string().regex(/^[\w~-]{32,200}$/, 'should give each bot a secret of 32 letters, digits, _ ~ or - at least'),
    ).optional(),
    FAQDESK_WEBHOOKS: z
      .string()
      .transform((setting, context) => {
        try {
          return readEndpoints(setting, projectRoot)
        } catch (error) {
          context.addIssue((error as Error).message)
          return z.NEVER
        }
      })
      .optional(),
    FAQDESK_EMBEDDER: modelPlace.optional(),
    FAQDESK_EMBEDDER_MODEL: z.string().optional(),
    FAQDESK_EMBEDDER_KEY: z.string().optional(),
    FAQDESK_EMBEDDER_PREFIX: z.string().optional(),
    FAQDESK_EMBEDDER_MS: whole(10, 10_000, 150),
    FAQDESK_AZURE_BOTS: forEachBot(
      z
        .string()
        .regex(
          /^[\w-]+:[\w.-]+:[\w~.-]+$/,
          'should give each bot its client id, tenant id and client secret: id:tenant:secret',
        )
        .transform((text) => {
          const [clientId = '', tenantId = '', clientSecret = ''] = text.split(':')
          return { clientId, tenantId, clientSecret }
        }),
    ).optional(),
    FAQDESK_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    FAQDESK_SHUTDOWN_SECONDS: whole(1, 600, 10),
  })
  .refine((all) => (all.FAQDESK_ADMIN_EMAIL === undefined) === (all.FAQDESK_ADMIN_PASSWORD === undefined), {
    path: ['FAQDESK_ADMIN_EMAIL'],
    message: 'and FAQDESK_ADMIN_PASSWORD are set together or not at all',
  })
  .refine((all) => !all.FAQDESK_EMBEDDER || 'folder' in all.FAQDESK_EMBEDDER || all.FAQDESK_EMBEDDER_MODEL, {
    path: ['FAQDESK_EMBEDDER_MODEL'],
    message: 'should name the model, as the endpoint of FAQDESK_EMBEDDER calls it',
  })

/** Where vectors of meaning come from. */
export type EmbedderSettings = ({ folder: string } | { url: string; model: string; key?: string }) & {
  /** Put in front of every text. */
  prefix?: string
  /** How long a question waits for its vector. */
  limitMs: number
}

/** Everything that can be set, read once. See the table in the README. */
export type Settings = {
  port: number
  /** Undefined: every address of the machine, IPv4 and IPv6. */
  host?: string
  dataDir: string
  /** Undefined: the embedded database in `dataDir`. */
  databaseUrl?: string
  faqsDir: string
  botsDir: string
  /** Whether this node reads and writes the two folders. */
  sync: boolean
  admin?: { email: string; password: string }
  /** How the world reaches this server, without a slash at the end; for links and cookies. */
  publicUrl?: string
  /** Signs the sessions of editors, and Direct Line tokens. */
  secret?: string
  /** Proxies in front of this server, each of which adds one address to X-Forwarded-For. */
  trustedHops: number
  /** Questions, and feedback, that one address may send in a minute; 0 for no limit. */
  rateLimit: number
  /** By bot: what a server of the department sends to get Direct Line tokens, where the bot's id is not enough. */
  directLineSecrets: Record<string, string>
  /** By bot: its registration at Azure Bot Service. */
  azureBots: Record<string, { clientId: string; tenantId: string; clientSecret: string }>
  /** Desk systems that are told what happens; with their secrets, so never for logs. */
  webhooks: WebhookEndpoint[]
  /** Undefined: entries are found by their words alone. */
  embedder?: EmbedderSettings
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  shutdownSeconds: number
}

/**
 * Reads the settings from environment variables. An empty variable counts as not set.
 * @throws Error that names every wrong variable and what it should be
 */
export function readSettings(variables: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const { data, error } = environment.safeParse(given)
  if (error) {
    const lines = error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
    throw new Error(`These settings can't be used:\n  ${lines.join('\n  ')}\nThe README lists all settings.`)
  }
  const { FAQDESK_ADMIN_EMAIL: email, FAQDESK_ADMIN_PASSWORD: password } = data
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.FAQDESK_DATA,
    databaseUrl: data.DATABASE_URL,
    faqsDir: data.FAQDESK_FAQS,
    botsDir: data.FAQDESK_BOTS,
    sync: data.FAQDESK_SYNC ?? data.DATABASE_URL === undefined,
    admin: email && password ? { email, password } : undefined,
    publicUrl: data.FAQDESK_PUBLIC_URL,
    secret: data.FAQDESK_SECRET,
    trustedHops: data.FAQDESK_TRUSTED_HOPS,
    rateLimit: data.FAQDESK_RATE_LIMIT,
    directLineSecrets: data.FAQDESK_DIRECT_LINE_SECRETS ?? {},
    azureBots: data.FAQDESK_AZURE_BOTS ?? {},
    webhooks: data.FAQDESK_WEBHOOKS ?? [],
    embedder: data.FAQDESK_EMBEDDER && {
      ...data.FAQDESK_EMBEDDER,
      model: data.FAQDESK_EMBEDDER_MODEL ?? '',
      key: data.FAQDESK_EMBEDDER_KEY,
      prefix: data.FAQDESK_EMBEDDER_PREFIX,
      limitMs: data.FAQDESK_EMBEDDER_MS,
    },
    logLevel: data.FAQDESK_LOG,
    shutdownSeconds: data.FAQDESK_SHUTDOWN_SECONDS,
  }
}
