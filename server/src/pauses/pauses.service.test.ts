import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pause as runPause } from '../cli/pause.ts'
import { audit, pauses } from '../database/schema.ts'
import { replayTurns } from '../replay/replayTurns.ts'
import { openDesk } from '../testing/openDesk.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { BotProfile, Me, Reply } from '../types.ts'
import { createPauses } from './createPauses.ts'

let node: TestApp
let other: TestApp
let publisher: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  node = await startTestApp()
  other = await startTestApp({
    database: node.database,
    folders: node.folders,
    settings: { FAQDESK_SYNC: 'off' },
  })
  publisher = await openDesk(node, 'Pat', { pets: 'publisher' })
}, 60_000)
afterAll(async () => {
  await other?.stop()
  await node?.stop()
})

/** Other nodes hear of it at once; a busy machine takes its time. */
const soon = { timeout: 10_000 }
const question = 'How much is a dog licence?'
const isPaused = (on: TestApp) => on.services.pauses.isPaused('pets', 'api')
const get = async <T>(on: TestApp, path: string) => (await (await on.app.request(path)).json()) as T

test('a publisher takes a bot off: at once every node names the people who can help, and answers nothing', async () => {
  expect(await other.ask('pets', question)).toBe('A dog licence costs HK$80.')
  const response = await publisher.call('POST', '/bots/pets/pause', { reason: 'Wrong fee' })
  expect(await response.json()).toMatchObject([{ channel: '*', by: 'Pat', reason: 'Wrong fee' }])
  expect(isPaused(node)).toBe(true)
  await expect.poll(() => isPaused(other), soon).toBe(true)

  const asked = await other.post('/api/v1/bots/pets/ask', { text: question })
  expect(asked.status).toBe(200)
  const reply = (await asked.json()) as Reply
  expect(reply).toMatchObject({ lang: 'en', outcome: 'handoff', handoff: [{ value: '2117 3348' }] })
  expect(reply.text).toContain('pets is not answering questions at the moment')
  expect(reply.answers).toBeUndefined()

  const profile = await get<BotProfile>(other, '/api/v1/bots/pets?lang=zh-Hant')
  expect(profile).toMatchObject({ paused: true, greeting: expect.stringContaining('pets現正暫停服務') })
  expect(await get(other, '/api/v1/bots/pets/suggest?q=dog')).toEqual([])
  expect(await get(other, '/api/v1/bots/pets/faqs')).toEqual({ faqs: [], total: 0 })
  expect((await other.app.request('/api/v1/bots/pets/faqs/lost-cat')).status).toBe(404)
  expect(await other.ask('lamps', 'How do I report a broken street lamp?')).toContain('Call 1823')

  const conversation = `/api/v1/conversations/${reply.conversationId}?lang=en`
  expect(await get(other, conversation)).toMatchObject({ turns: [{ reply: { outcome: 'handoff', text: reply.text } }] })
})

test('the desk shows who took it off, when and why', async () => {
  const me = (await (await publisher.call('GET', '/me')).json()) as Me
  const since = expect.stringMatching(/^\d{4}-.*Z$/)
  expect(me.bots[0]?.pauses).toEqual([{ channel: '*', by: 'Pat', reason: 'Wrong fee', since }])
})

test('pausing again changes nothing, and resuming lets every node answer', async () => {
  await publisher.call('POST', '/bots/pets/pause', { reason: 'Again' })
  const resumed = await publisher.call('POST', '/bots/pets/resume', {})
  expect(await resumed.json()).toEqual([])
  await expect.poll(() => other.ask('pets', question), soon).toBe('A dog licence costs HK$80.')
  const records = await node.services.db.select().from(audit).where(eq(audit.bot, 'pets')).orderBy(audit.id)
  expect(records.filter(({ action }) => action !== 'publish')).toMatchObject([
    { action: 'pause', by: 'Pat', detail: { channel: '*', reason: 'Wrong fee' } },
    { action: 'resume', by: 'Pat', detail: { channel: '*' } },
  ])
})

test('a stored turn of a pause comes out the same when it is replayed', async () => {
  const results = []
  for await (const { result } of replayTurns(node.services.db, { bot: 'pets' })) results.push(result)
  expect(results.length).toBeGreaterThanOrEqual(3)
  expect(new Set(results)).toEqual(new Set(['same']))
})

test('one channel can be taken off alone', async () => {
  await publisher.call('POST', '/bots/pets/pause', { channel: 'directline' })
  expect(node.services.pauses.isPaused('pets', 'directline')).toBe(true)
  expect(isPaused(node)).toBe(false)
  expect(await node.ask('pets', question)).toBe('A dog licence costs HK$80.')
  expect((await publisher.call('POST', '/bots/pets/pause', { channel: 'fax' })).status).toBe(400)
  await publisher.call('POST', '/bots/pets/resume', { channel: 'directline' })
  expect(node.services.pauses.of('pets')).toEqual([])
})

test('an editor may not, nor a publisher of another bot, and nobody one that is not there', async () => {
  const editor = await openDesk(node, 'Eddy', { pets: 'editor', lamps: 'publisher' })
  expect((await editor.call('POST', '/bots/pets/pause', {})).status).toBe(403)
  expect((await editor.call('POST', '/bots/pets/resume', {})).status).toBe(403)
  expect((await publisher.call('POST', '/bots/lamps/pause', {})).status).toBe(404)
  const chief = await openDesk(node, 'Chief', { '*': 'administrator' })
  expect((await chief.call('POST', '/bots/nobody/pause', {})).status).toBe(404)
})

test('the command does it too, with the name of who runs it, and every node hears of it', async () => {
  const lines: string[] = []
  const run = (verb: 'pause' | 'resume', ...args: string[]) =>
    runPause(verb, { databaseUrl: node.database.url, dataDir: '' }, args, { say: (line) => lines.push(line) })

  expect(await run('pause', 'pets', '--channel', 'widget', '--reason', 'Night duty')).toBe(0)
  expect(lines.splice(0)).toEqual([expect.stringMatching(/^pets is paused on the channel api since .*: Night duty$/)])
  await expect.poll(() => isPaused(node) && isPaused(other), soon).toBe(true)

  expect(await run('pause')).toBe(0)
  expect(lines.splice(0)).toHaveLength(1)
  expect(await run('pause', 'pets')).toBe(0)
  // All channels were taken off: giving back one of them is not what somebody thinks it is.
  expect(await run('resume', 'pets', '--channel', 'widget')).toBe(1)
  expect(lines.splice(0).at(-1)).toContain('pets is paused on all channels')
  expect(await run('resume', 'pets')).toBe(0)
  expect(lines.splice(0)).toEqual(['pets answers on every channel.'])
  await expect.poll(() => isPaused(node) || isPaused(other), soon).toBe(false)
})

test('a slip of the pen is told, and changes nothing', async () => {
  const lines: string[] = []
  const run = (...args: string[]) =>
    runPause('pause', { databaseUrl: node.database.url, dataDir: '' }, args, { say: (line) => lines.push(line) })
  expect(await run('pest')).toBe(1)
  expect(await run('pets', '--channel', 'fax')).toBe(2)
  expect(await run('pets', 'lamps')).toBe(2)
  expect(lines).toEqual([
    'There is no bot «pest» in the store.',
    '--channel fax: is one of widget, api, directline, pages, assistants',
    'One bot at a time, please: pets, lamps',
  ])
  expect(await node.services.db.select().from(pauses)).toEqual([])
})

test('what was not heard is read within the next round', async () => {
  const { db, log } = node.services
  const deaf = await createPauses({ db, databaseUrl: node.database.url, log, pollMs: 20 })
  await db.insert(pauses).values({ bot: 'lamps', channel: '*', by: 'nobody', reason: '' })
  await expect.poll(() => deaf.isPaused('lamps', 'pages'), soon).toBe(true)
  await deaf.close()
})
