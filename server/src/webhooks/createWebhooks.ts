import type { Logger } from 'pino'
import type { Database, Session } from '../database/connect.ts'
import type { Metrics } from '../observe/createMetrics.ts'
import { describeError } from '../observe/describeError.ts'
import type { LivePublications } from '../publication/LivePublications.ts'
import {
  type AttemptResult,
  claimDeliveries,
  giveUpOldDeliveries,
  type QueuedEvent,
  queueDeliveries,
  removeOldDeliveries,
  settleDelivery,
  type WebhookDelivery,
} from '../store/webhookDeliveries.ts'
import { composePayload } from './composePayload.ts'
import type { WebhookEndpoint } from './endpoints.ts'
import { signMessage } from './signMessage.ts'

/** Tells the desk systems of departments what happened. */
export type Webhooks = {
  endpoints: readonly WebhookEndpoint[]
  /** Keeps an event for the endpoints that want it, in the transaction that made it. */
  queue(session: Session, event: QueuedEvent): Promise<void>
  /** Sends all that is due. At most one run at a time. */
  deliverDue(): Promise<void>
  /** From now on sends what is due by itself, until `close`. */
  start(): void
  close(): Promise<void>
}

export type WebhooksOptions = {
  db: Database
  endpoints: readonly WebhookEndpoint[]
  publications: Pick<LivePublications, 'get'>
  log: Logger
  metrics: Metrics
  /** How long an endpoint may take to answer. Default 10 s. */
  patienceMs?: number
}

const pollMs = 2_000
/** Longer than an attempt takes: a delivery whose node ended is another's afterwards. */
const leaseSeconds = 60
/** Sent at the same time, at most, by one node. */
const atOnce = 10
/** A reason is given a moment after «not helpful»: both go in one message. */
const feedbackDelaySeconds = 60
const givenUpAfterDays = 3
const recordDays = 30
const hourMs = 3_600_000

/** 5 s, 20 s, 80 s, 5 min, 21 min, 1½ h, 6 h and then 12 h between attempts, and up to a tenth more, so that not all come at once. */
export function pauseAfter(attempts: number): number {
  return Math.min(5 * 4 ** (attempts - 1), 12 * 3_600) * (1 + Math.random() / 10)
}

/**
 * Deliveries wait in the database, so that a restart loses none and several nodes share them; each goes out
 * once, and again with the same id only if it is not known to have arrived.
 */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { db, endpoints, publications, log, metrics, patienceMs = 10_000 } = options
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]))
  const closing = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let cleanedAt = 0

  const attempt = async (delivery: WebhookDelivery) => {
    const { id, endpoint: endpointId, event, bot, attempts } = delivery
    const endpoint = byId.get(endpointId)!
    const about = { id, endpoint: endpointId, event, bot, attempts }
    let result: AttemptResult
    try {
      const publication = publications.get(bot)
      if (!publication) throw new Error(`the bot «${bot}» could not be loaded`)
      const payload = await composePayload(db, publication, delivery)
      result = payload ? await send(endpoint, id, JSON.stringify(payload)) : { status: 'dropped' }
    } catch (error) {
      result = { status: 'waiting', lastError: nameFailure(error), inSeconds: 0 }
    }
    if (result.status === 'waiting') result.inSeconds = pauseAfter(attempts)
    await settleDelivery(db, id, result)
    metrics.webhooks.inc({ endpoint: endpointId, result: result.status === 'waiting' ? 'failed' : result.status })
    const { status, lastStatus, lastError } = result
    if (status === 'dead') log.error({ ...about, lastStatus, lastError }, 'an endpoint wants no webhooks: given up')
    else if (status === 'waiting') log.warn({ ...about, lastStatus, lastError }, 'a webhook failed; it is tried again')
    else log.debug({ ...about, lastStatus }, status === 'delivered' ? 'a webhook arrived' : 'nothing left to tell')
  }

  const send = async ({ url, secret }: WebhookEndpoint, id: string, body: string): Promise<AttemptResult> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'FAQ-Desk',
        ...signMessage(secret, { id, at: new Date(), body }),
      },
      body,
      // Where a redirect leads was never allowed by anybody.
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), closing.signal]),
    })
    await response.body?.cancel()
    const { status: lastStatus, ok } = response
    if (ok) return { status: 'delivered', lastStatus }
    // Standard Webhooks: 410 Gone says that the endpoint is no more.
    if (lastStatus === 410) return { status: 'dead', lastStatus, lastError: 'gone' }
    const lastError = lastStatus >= 300 && lastStatus < 400 ? 'answered with a redirect' : 'answered with an error'
    return { status: 'waiting', lastStatus, lastError, inSeconds: 0 }
  }

  const deliver = async () => {
    for (const { id, endpoint, event, bot, attempts, lastStatus, lastError } of await giveUpOldDeliveries(
      db,
      givenUpAfterDays,
    ))
      log.error(
        { id, endpoint, event, bot, attempts, lastStatus, lastError },
        `a webhook did not arrive within ${givenUpAfterDays} days: given up`,
      )
    if (Date.now() - cleanedAt > hourMs) {
      await removeOldDeliveries(db, recordDays)
      cleanedAt = Date.now()
    }
    while (!closing.signal.aborted) {
      const claimed = await claimDeliveries(db, [...byId.keys()], { limit: atOnce, leaseSeconds })
      if (claimed.length === 0) return
      await Promise.all(claimed.map(attempt))
    }
  }
  const deliverDue = () =>
    (running ??= deliver().finally(() => {
      running = undefined
    }))

  return {
    endpoints,
    async queue(session, { event, bot, turnId }) {
      const wanting = endpoints.filter(({ events, bots }) => events.includes(event) && (bots?.includes(bot) ?? true))
      const delaySeconds = event === 'feedback' ? feedbackDelaySeconds : 0
      const ids = wanting.map(({ id }) => id)
      await queueDeliveries(session, ids, { event, bot, turnId }, { delaySeconds })
    },
    deliverDue,
    start() {
      if (endpoints.length === 0 || timer) return
      const run = () =>
        deliverDue().catch((error) => log.warn({ error: describeError(error) }, 'webhooks could not be sent'))
      timer = setInterval(run, pollMs)
      timer.unref()
    },
    async close() {
      clearInterval(timer)
      closing.abort()
      await running?.catch(() => {})
    },
  }
}

/** Without the address, which may hold a secret of the receiver's. */
function nameFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return 'no answer in time'
  if (error.name === 'AbortError') return 'this node was stopped meanwhile'
  const { code } = (error.cause ?? {}) as { code?: string }
  return code ?? describeError(error).message
}
