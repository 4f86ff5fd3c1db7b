import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createTestDatabase, type TestDatabase } from '../database/createTestDatabase.ts'
import { readSettings } from '../settings.ts'
import { type RunningServer, startServer } from '../startServer.ts'
import { findConversation } from '../store/conversations.ts'
import { makeFolders, type TestFolders } from '../testing/makeFolders.ts'
import { streamActivities } from './streamActivities.ts'

let database: TestDatabase
let folders: TestFolders
let nodes: RunningServer[]

const startNode = (sync: 'on' | 'off', port = 0) =>
  startServer(
    readSettings({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      FAQDESK_SYNC: sync,
      FAQDESK_FAQS: folders.faqsDir,
      FAQDESK_BOTS: folders.botsDir,
      FAQDESK_LOG: 'silent',
      FAQDESK_SHUTDOWN_SECONDS: '1',
    }),
    { say: () => {} },
  )

beforeAll(async () => {
  database = await createTestDatabase()
  folders = makeFolders()
  nodes = [await startNode('on')]
  nodes.push(await startNode('off'))
})
afterAll(async () => {
  for (const node of nodes) await node.stop()
  folders.remove()
  await database.drop()
})

type Conversation = { conversationId: string; token: string; streamUrl: string }
type Frame = { activities: { text: string; from: { id: string; role: string } }[]; watermark: string }

const call = (node: RunningServer, method: string, path: string, token: string, body?: object) =>
  fetch(`http://127.0.0.1:${node.port}/v3/directline${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
const start = async (node: RunningServer) =>
  (await (await call(node, 'POST', '/conversations', 'pets', { locale: 'en' })).json()) as Conversation
const comeBack = async (node: RunningServer, { conversationId, token }: Conversation, watermark: string) =>
  (await (
    await call(node, 'GET', `/conversations/${conversationId}?watermark=${watermark}`, token)
  ).json()) as Conversation
const say = (node: RunningServer, { conversationId, token }: Conversation, text: string) =>
  call(node, 'POST', `/conversations/${conversationId}/activities`, token, { type: 'message', text })

/** A stream and what came by it. */
function open(streamUrl: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(streamUrl, { headers })
  const frames: Frame[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const refused = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
  })
  socket.on('error', () => {})
  socket.on('message', (data) => {
    if (String(data)) frames.push(JSON.parse(String(data)))
  })
  return {
    socket,
    frames,
    closed,
    refused,
    texts: () => frames.flatMap(({ activities }) => activities.map(({ text }) => text)),
  }
}

test('a stream brings the greeting, the own message and the reply, whichever node was told', async () => {
  const line = await start(nodes[0]!)
  const here = open(line.streamUrl)
  const there = open((await comeBack(nodes[1]!, line, '')).streamUrl)
  await expect.poll(() => [here.texts().length, there.texts().length]).toEqual([1, 1])
  await say(nodes[1]!, line, 'How much is a dog licence?')
  await expect.poll(() => [here.texts().length, there.texts().length]).toEqual([3, 3])
  expect(here.texts()).toEqual(there.texts())
  expect(here.texts()[1]).toBe('How much is a dog licence?')
  expect(here.texts()[2]).toContain('HK$80')
  expect(here.frames.at(-1)!.watermark).toBe('3')
  // Clients ping with empty frames.
  here.socket.send('')
  here.socket.close()
  there.socket.close()
})

test('a stream ends with its node, and goes on with another from the watermark', async () => {
  const extra = await startNode('off')
  const line = await start(extra)
  const first = open(line.streamUrl)
  await expect.poll(() => first.frames.at(-1)?.watermark).toBe('1')
  await extra.stop()
  expect(await first.closed).toBe(1012)
  await say(nodes[0]!, line, 'lost cat')
  const second = open((await comeBack(nodes[1]!, line, '1')).streamUrl)
  await expect.poll(() => second.texts().length).toBe(2)
  expect(second.texts()[0]).toBe('lost cat')
  second.socket.close()
})

test('streams of a conversation end when it is forgotten', async () => {
  const line = await start(nodes[0]!)
  const stream = open((await comeBack(nodes[1]!, line, '')).streamUrl)
  await expect.poll(() => stream.texts().length).toBe(1)
  await fetch(`http://127.0.0.1:${nodes[0]!.port}/api/v1/conversations/${line.conversationId}`, { method: 'DELETE' })
  expect(await stream.closed).toBe(1000)
})

test('a stream is refused without its own token, to an ended conversation, and to what is no socket', async () => {
  const [one, other] = [await start(nodes[0]!), await start(nodes[0]!)]
  const address = new URL(one.streamUrl)
  const withToken = (token: string) => `${address.origin}${address.pathname}?watermark=-&t=${token}`
  expect(await open(withToken(new URL(other.streamUrl).searchParams.get('t')!)).refused).toBe(403)
  expect(await open(withToken(one.token)).refused).toBe(403)
  expect(await open(withToken('')).refused).toBe(403)
  expect((await fetch(one.streamUrl.replace('ws:', 'http:'))).status).toBe(426)
  await fetch(`http://127.0.0.1:${nodes[0]!.port}/api/v1/conversations/${one.conversationId}`, { method: 'DELETE' })
  expect(await open(one.streamUrl).refused).toBe(404)
})

test('a long silence is read in several frames, and empty ones keep the stream open', async () => {
  const { services } = nodes[0]!
  const line = await start(nodes[0]!)
  const { id } = (await findConversation(services.db, line.conversationId))!
  await services.db.execute(sql`insert into activities (conversation_id, number, activity)
    select ${id}, n, '{"type":"message","from":{"id":"pets","role":"bot"}}' from generate_series(2, 450) n`)
  const frames: string[] = []
  const stop = streamActivities(
    services,
    { send: (frame) => frames.push(frame), close: () => {} },
    { conversation: id, conversationId: line.conversationId, user: 'dl_1', watermark: 1, keepAliveMs: 20 },
  )
  const sets = () => frames.filter(Boolean).map((frame) => JSON.parse(frame) as Frame)
  await expect.poll(() => sets().at(-1)?.watermark).toBe('450')
  await expect.poll(() => frames.includes('')).toBe(true)
  expect(sets().map(({ activities }) => activities.length)).toEqual([200, 200, 49])
  stop()
})
