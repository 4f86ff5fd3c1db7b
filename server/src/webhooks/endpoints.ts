import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** What a department's desk system can be told. */
export const webhookEvents = ['handoff', 'refused', 'feedback'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

const isOnThisMachine = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

const address = z.string('is missing').refine((text) => {
  const url = URL.parse(text)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isOnThisMachine(url))
}, 'should be an https:// address without a user name (http:// for this machine only)')

/** Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
const secret = z.string('is missing').refine((text) => {
  const key = text.startsWith('whsec_') ? text.slice(6) : ''
  const bytes = Buffer.from(key, 'base64')
  return bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === key
}, 'should be whsec_ and 24 to 64 random bytes in base64: echo whsec_$(openssl rand -base64 32)')

const endpoint = z.strictObject({
  id: z.string('is missing').regex(/^[a-z0-9][a-z0-9-]*$/, 'should be small letters, digits and hyphens'),
  url: address,
  secret,
  events: z
    .array(z.enum(webhookEvents))
    .min(1)
    .default([...webhookEvents]),
  /** All, if left out. */
  bots: z.array(z.string()).min(1).optional(),
})
export type WebhookEndpoint = z.infer<typeof endpoint>

const endpoints = z.array(endpoint).refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
  message: 'should have another id for each endpoint',
})

/**
 * Reads `FAQDESK_WEBHOOKS`: JSON, or the path of a file that holds it, since secrets belong into no content.
 * @param folder from which a relative path starts
 * @throws Error that says what is wrong and never repeats a secret
 */
export function readEndpoints(setting: string, folder = ''): WebhookEndpoint[] {
  const isInline = setting.trimStart().startsWith('[')
  let parsed: unknown
  try {
    parsed = JSON.parse(isInline ? setting : readFileSync(resolve(folder, setting), 'utf8'))
  } catch (error) {
    const { code } = error as { code?: string }
    throw new Error(code ? `names a file that can't be read (${code})` : 'should be JSON, or the path of a JSON file')
  }
  const { data, error } = endpoints.safeParse(parsed)
  if (data) return data
  throw new Error(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '))
}
