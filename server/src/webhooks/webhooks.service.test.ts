import { eq, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { webhookDeliveries } from '../database/schema.ts'
import { claimDeliveries } from '../store/webhookDeliveries.ts'
import { openDesk } from '../testing/openDesk.ts'
import { startReceiver } from '../testing/startReceiver.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { Reply, WebhookList } from '../types.ts'
import type { WebhookPayload } from './composePayload.ts'
import { createWebhooks } from './createWebhooks.ts'

const secret = `whsec_${Buffer.from('thirty-two bytes for a test only').toString('base64')}`
let receiver: Awaited<ReturnType<typeof startReceiver>>
let node: TestApp
let settings: Record<string, string>
beforeAll(async () => {
  receiver = await startReceiver()
  const endpoints = [
    { id: 'desk', url: `${receiver.url}/desk?key=hidden`, secret, bots: ['pets'] },
    { id: 'lamp-desk', url: `${receiver.url}/lamps`, secret, events: ['refused'], bots: ['lamps'] },
  ]
  settings = { FAQDESK_WEBHOOKS: JSON.stringify(endpoints) }
  node = await startTestApp({ settings })
}, 60_000)
afterAll(async () => {
  await node?.stop()
  await receiver?.stop()
})
beforeEach(async () => {
  await node.services.db.delete(webhookDeliveries)
  receiver.received.length = 0
  receiver.answer = () => ({ status: 204 })
})

const ask = async (text: string, conversationId?: string, bot = 'pets') =>
  (await (await node.post(`/api/v1/bots/${bot}/ask`, { text, conversationId })).json()) as Reply
const person = 'I want to talk to a person'
const nonsense = 'Which film won the prize last year?'
const rows = () => node.services.db.select().from(webhookDeliveries).orderBy(webhookDeliveries.createdAt)
/** Lets time go by for all that waits. */
const elapse = (interval: string) =>
  node.services.db.execute(sql`update webhook_deliveries set next_attempt_at = next_attempt_at - ${interval}::interval,
    created_at = created_at - ${interval}::interval`)
const deliver = (on: TestApp = node) => on.services.webhooks.deliverDue()
/** The payloads that came, each proved by the convention's own library. */
const verified = () =>
  receiver.received.map(({ body, headers }) => {
    new Webhook(secret).verify(body, headers as Record<string, string>)
    return JSON.parse(body) as WebhookPayload
  })

test('a call for a person arrives signed, with the masked question and the conversation in short', async () => {
  const { conversationId } = await ask('How much is a dog licence? My HKID is A123456(3).')
  await ask('I want to talk to a person about A123456(3)', conversationId)
  await deliver()
  const [payload, ...others] = verified()
  expect(others).toEqual([])
  expect(payload).toMatchObject({
    type: 'handoff',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    data: {
      bot: 'pets',
      turn: 2,
      lang: 'en',
      outcome: 'handoff',
      status: 'handoff',
      faqIds: [],
      question: expect.stringContaining('I want to talk to a person'),
      summary: { items: [{ entries: [{ faqId: 'dog-licence-fee' }] }] },
    },
  })
  const { body, headers, path } = receiver.received[0]!
  expect(path).toBe('/desk?key=hidden')
  expect(headers['content-type']).toBe('application/json')
  expect(body).not.toContain('A123456')
  expect(body).not.toContain(conversationId)
  expect(payload!.data.summary!.reference).toBe(payload!.data.reference)
  expect(await rows()).toMatchObject([{ status: 'delivered', attempts: 1, lastStatus: 204 }])
})

test('another secret, another body or another id is no proof', async () => {
  await ask(person)
  await deliver()
  const { body, headers } = receiver.received[0]!
  const check = (key: string, text: string, id = headers['webhook-id'] as string) =>
    new Webhook(key).verify(text, { ...(headers as Record<string, string>), 'webhook-id': id })
  expect(() => check(`whsec_${Buffer.alloc(32).toString('base64')}`, body)).toThrow()
  expect(() => check(secret, `${body} `)).toThrow()
  expect(() => check(secret, body, 'another')).toThrow()
})

test('a refusal is told to those who want to hear of it, and nothing of answers or small talk', async () => {
  await ask('How much is a dog licence?')
  await ask('hello')
  await ask(nonsense)
  await ask('Which film won the prize?', undefined, 'lamps')
  await ask(person, undefined, 'lamps')
  await deliver()
  const told = receiver.received.map(({ path, body }) => [path, JSON.parse(body).type, JSON.parse(body).data.bot])
  expect(told.sort()).toEqual([
    ['/desk?key=hidden', 'refused', 'pets'],
    ['/lamps', 'refused', 'lamps'],
  ])
  expect(verified().every(({ data }) => data.summary === undefined)).toBe(true)
})

test('a message sent twice is told once', async () => {
  const body = { text: nonsense, clientMessageId: 'one' }
  const { conversationId } = (await (await node.post('/api/v1/bots/pets/ask', body)).json()) as Reply
  await node.post('/api/v1/bots/pets/ask', { ...body, conversationId })
  expect(await rows()).toHaveLength(1)
})

test('danger to life is told to nobody, nor is a thumb down below it', async () => {
  const { turnId, conversationId } = await ask('我想自殺')
  await node.post('/api/v1/bots/pets/feedback', { turnId, helpful: false })
  expect((await rows()).map(({ event }) => event)).toEqual(['feedback'])
  await ask(person, conversationId)
  await elapse('5 minutes')
  await deliver()
  expect(verified().map(({ type, data }) => [type, data.summary?.items])).toEqual([['handoff', []]])
  expect(receiver.received[0]!.body).not.toContain('自殺')
})

test('a report of a wrong answer waits for its reason, and goes in one message', async () => {
  const { turnId } = await ask('How much is a dog licence?')
  const judge = (given: object) => node.post('/api/v1/bots/pets/feedback', { turnId, ...given })
  await judge({ helpful: false })
  await deliver()
  expect(receiver.received).toEqual([])
  await judge({ helpful: false, reason: 'out-of-date', comment: 'My number is 9123 4567, call me.' })
  await elapse('2 minutes')
  await deliver()
  expect(verified()).toMatchObject([
    {
      type: 'feedback',
      data: { turnId, faqIds: ['dog-licence-fee'], feedback: { helpful: false, reason: 'out-of-date' } },
    },
  ])
  expect(receiver.received[0]!.body).not.toContain('9123 4567')

  // Who changes their mind in time reports nothing.
  await judge({ helpful: false, reason: 'wrong' })
  await judge({ helpful: true })
  await elapse('2 minutes')
  await deliver()
  expect(receiver.received).toHaveLength(1)
  expect((await rows()).map(({ status }) => status).sort()).toEqual(['delivered', 'dropped'])
})

test('what fails is tried again later, under the same id, until it arrives', async () => {
  receiver.answer = () => ({ status: 500 })
  await ask(person)
  await deliver()
  await deliver()
  expect(receiver.received).toHaveLength(1)
  expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1, lastStatus: 500, settledAt: null }])
  await elapse('6 seconds')
  await deliver()
  receiver.answer = () => ({ status: 200 })
  await elapse('6 seconds')
  await deliver()
  expect(receiver.received).toHaveLength(2)
  await elapse('20 seconds')
  await deliver()
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(verified()).toHaveLength(3)
  expect(await rows()).toMatchObject([{ status: 'delivered', attempts: 3, lastStatus: 200, lastError: null }])
})

test('a restart loses nothing', async () => {
  receiver.answer = () => ({ status: 503 })
  await ask(person)
  await deliver()
  receiver.answer = () => ({ status: 204 })
  const next = await startTestApp({ settings, database: node.database, folders: node.folders })
  await elapse('6 seconds')
  await deliver(next)
  await next.stop()
  expect(await rows()).toMatchObject([{ status: 'delivered', attempts: 2 }])
})

test('a node that runs sends by itself', async () => {
  const next = await startTestApp({ settings, database: node.database, folders: node.folders })
  next.services.webhooks.start()
  await ask(person)
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(1)
  await expect.poll(async () => (await rows())[0]?.status).toBe('delivered')
  await next.stop()
})

/** Many events of one turn, which only a test makes: the index allows one that waits. */
async function queueMany(count: number, act: () => Promise<void>): Promise<void> {
  const { db } = node.services
  const { turnId } = await ask('hello')
  await db.execute(sql`drop index webhook_deliveries_once`)
  const at = new Date(Date.now() - 1000)
  const row = { endpoint: 'desk', event: 'handoff' as const, bot: 'pets', turnId, nextAttemptAt: at, createdAt: at }
  await db.insert(webhookDeliveries).values(Array.from({ length: count }, () => row))
  await act()
  await db.delete(webhookDeliveries)
  await db.execute(
    sql`create unique index webhook_deliveries_once on webhook_deliveries (endpoint, event, turn_id) where status = 'waiting'`,
  )
}

test('what one node is taking, another neither takes nor waits for', async () => {
  const { db } = node.services
  const take = (session: typeof db) => claimDeliveries(session, ['desk'], { limit: 6, leaseSeconds: 60 })
  await queueMany(10, async () => {
    const [mine, others] = await db.transaction(async (tx) => [await take(tx as never), await take(db)])
    expect([mine.length, others.length]).toEqual([6, 4])
    expect(new Set([...mine, ...others].map(({ id }) => id)).size).toBe(10)
    expect(await take(db)).toEqual([])
  })
})

test('several nodes share the work, and each message goes out once', async () => {
  const { db, publications, log, metrics, webhooks } = node.services
  const nodes = Array.from({ length: 4 }, () =>
    createWebhooks({ db, endpoints: webhooks.endpoints, publications, log, metrics }),
  )
  await queueMany(100, async () => {
    await Promise.all(nodes.map((one) => one.deliverDue()))
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(100)
    expect(new Set(ids).size).toBe(100)
  })
})

test('what a node held when it ended is another’s once its lease is over', async () => {
  await ask(person)
  const held = await claimDeliveries(node.services.db, ['desk'], { limit: 10, leaseSeconds: 60 })
  expect(held).toHaveLength(1)
  await deliver()
  expect(receiver.received).toEqual([])
  await elapse('61 seconds')
  await deliver()
  expect(receiver.received).toHaveLength(1)
})

test('after three days it is given up, with a line in the log that holds no secret', async () => {
  receiver.answer = () => ({ status: 500 })
  await ask(person)
  await deliver()
  await elapse('73 hours')
  node.lines.length = 0
  await deliver()
  expect(await rows()).toMatchObject([{ status: 'dead', attempts: 1, lastStatus: 500 }])
  const told = node.lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50)
  expect(told).toMatchObject([{ endpoint: 'desk', event: 'handoff', msg: expect.stringContaining('given up') }])
  expect(node.lines.join()).not.toMatch(/whsec_|hidden/)
  expect(receiver.received).toHaveLength(1)
})

test('an endpoint that is gone is believed', async () => {
  receiver.answer = () => ({ status: 410 })
  await ask(person)
  await deliver()
  expect(await rows()).toMatchObject([{ status: 'dead', attempts: 1, lastError: 'gone' }])
})

test('a redirect is not followed', async () => {
  receiver.answer = ({ path }) =>
    path === '/elsewhere' ? { status: 200 } : { status: 307, headers: { location: `${receiver.url}/elsewhere` } }
  await ask(person)
  await deliver()
  expect(receiver.received.map(({ path }) => path)).toEqual(['/desk?key=hidden'])
  expect(await rows()).toMatchObject([{ status: 'waiting', lastStatus: 307, lastError: 'answered with a redirect' }])
})

test('who does not answer, or is not there, is tried again', async () => {
  const { db, publications, log, metrics, webhooks } = node.services
  const hasty = createWebhooks({ db, endpoints: webhooks.endpoints, publications, log, metrics, patienceMs: 50 })
  receiver.answer = () => undefined
  await ask(person)
  await hasty.deliverDue()
  expect(await rows()).toMatchObject([{ status: 'waiting', lastStatus: null, lastError: 'no answer in time' }])
  const nobody = [{ ...webhooks.endpoints[0]!, url: 'http://127.0.0.1:9/' }]
  const lonely = createWebhooks({ db, endpoints: nobody, publications, log, metrics })
  await elapse('6 seconds')
  await lonely.deliverDue()
  expect((await rows())[0]?.status).toBe('waiting')
  expect((await rows())[0]?.lastError).not.toBe('no answer in time')
})

test('of a conversation that was forgotten nothing is sent', async () => {
  const { conversationId } = await ask(nonsense)
  await node.app.request('/api/v1/conversations/current', {
    method: 'DELETE',
    headers: { 'faqdesk-conversation': conversationId },
  })
  await deliver()
  expect(receiver.received).toEqual([])
  expect(await rows()).toMatchObject([{ status: 'dropped' }])
})

test('an administrator sees what came of it, and no secret; nobody else does', async () => {
  receiver.answer = () => ({ status: 500 })
  await ask(nonsense)
  await ask(nonsense, undefined, 'lamps')
  await deliver()
  const admin = await openDesk(node, 'Ada', { pets: 'administrator', lamps: 'publisher' })
  const text = await (await admin.call('GET', '/bots/pets/webhooks')).text()
  expect(JSON.parse(text) as WebhookList).toEqual({
    endpoints: [
      {
        id: 'desk',
        host: receiver.url.slice('http://'.length),
        events: ['handoff', 'refused', 'feedback'],
      },
    ],
    deliveries: [
      {
        id: expect.any(String),
        endpoint: 'desk',
        event: 'refused',
        turnId: expect.any(String),
        status: 'waiting',
        attempts: 1,
        lastStatus: 500,
        lastError: 'answered with an error',
        createdAt: expect.any(String),
        nextAttemptAt: expect.any(String),
      },
    ],
  })
  expect(text).not.toMatch(/whsec_|hidden/)
  expect((await admin.call('GET', '/bots/lamps/webhooks')).status).toBe(403)
  expect((await node.app.request('/admin/api/bots/pets/webhooks')).status).toBe(401)
})

test('the record of what arrived goes after a month', async () => {
  await ask(person)
  await deliver()
  await elapse('31 days')
  const { db, publications, log, metrics, webhooks } = node.services
  await createWebhooks({ db, endpoints: webhooks.endpoints, publications, log, metrics }).deliverDue()
  expect(await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.endpoint, 'desk'))).toEqual([])
})
