import type { Services } from '../Services.ts'
import { listDeliveries } from '../store/webhookDeliveries.ts'
import type { WebhookList } from '../types.ts'

/** The desk systems that are told of a bot, and what came of it lately. */
export async function listWebhooks(
  { db, webhooks }: Pick<Services, 'db' | 'webhooks'>,
  bot: string,
  limit: number,
): Promise<WebhookList> {
  const endpoints = webhooks.endpoints
    .filter(({ bots }) => bots?.includes(bot) ?? true)
    // An address may hold a secret of the receiver's.
    .map(({ id, url, events }) => ({ id, host: new URL(url).host, events }))
  const deliveries = (await listDeliveries(db, { bot, limit })).map(
    ({ bot: _, lastStatus, lastError, createdAt, nextAttemptAt, settledAt, ...delivery }) => ({
      ...delivery,
      ...(lastStatus === null ? {} : { lastStatus }),
      ...(lastError === null ? {} : { lastError }),
      createdAt: createdAt.toISOString(),
      ...(settledAt ? { settledAt: settledAt.toISOString() } : { nextAttemptAt: nextAttemptAt.toISOString() }),
    }),
  )
  return { endpoints, deliveries }
}
