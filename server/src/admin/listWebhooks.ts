import { includesRole, type Roles } from '../accounts/roles.ts'
import type { Services } from '../Services.ts'
import { listDeliveries } from '../store/webhookDeliveries.ts'
import type { WebhookList } from '../types.ts'

/**
 * The desk systems that are told of bots, and what came of it lately.
 * @returns undefined if the person administers no bot
 */
export async function listWebhooks(
  { db, publications, webhooks }: Pick<Services, 'db' | 'publications' | 'webhooks'>,
  roles: Roles,
  limit: number,
): Promise<WebhookList | undefined> {
  const bots = publications.states().flatMap(({ bot }) => (includesRole(roles.of(bot), 'administrator') ? [bot] : []))
  if (bots.length === 0) return undefined
  const endpoints = webhooks.endpoints
    .filter((endpoint) => endpoint.bots?.some((bot) => bots.includes(bot)) ?? true)
    // An address may hold a secret of the receiver's.
    .map(({ id, url, events, bots: wanted }) => ({
      id,
      host: new URL(url).host,
      events,
      ...(wanted ? { bots: wanted } : {}),
    }))
  const deliveries = (await listDeliveries(db, { bots, limit })).map(
    ({ lastStatus, lastError, createdAt, nextAttemptAt, settledAt, ...delivery }) => ({
      ...delivery,
      ...(lastStatus === null ? {} : { lastStatus }),
      ...(lastError === null ? {} : { lastError }),
      createdAt: createdAt.toISOString(),
      ...(settledAt ? { settledAt: settledAt.toISOString() } : { nextAttemptAt: nextAttemptAt.toISOString() }),
    }),
  )
  return { endpoints, deliveries }
}
