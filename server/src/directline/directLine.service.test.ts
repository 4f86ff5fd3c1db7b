import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { activities, conversations, turns } from '../database/schema.ts'
import { forgetOldTexts } from '../store/conversations.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { ProblemDetails, Reply } from '../types.ts'
import { createTokens } from './tokens.ts'

const secret = 'a-secret-of-the-department-of-lamps'

let node: TestApp
beforeAll(async () => {
  node = await startTestApp({ settings: { FAQDESK_DIRECT_LINE_SECRETS: `lamps=${secret}` } })
})
afterAll(() => node.stop())
afterEach(() => vi.useRealTimers())

type Activity = {
  id: string
  type: string
  text?: string
  locale?: string
  replyToId?: string
  from: { id: string; name?: string; role: string }
  attachments?: { contentType: string; content: { version: string; body: { text?: string }[] } }[]
  suggestedActions?: { actions: { type: string; title: string; value: string }[] }
  channelData?: { clientActivityID?: string; reply?: Reply }
}
type Conversation = { conversationId: string; token: string; expires_in: number; streamUrl: string }

const call = (method: string, path: string, token: string | undefined, body?: unknown, headers = {}) =>
  node.app.request(`/v3/directline${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })

async function start(bot = 'pets', body: object = { locale: 'en' }): Promise<Conversation> {
  const response = await call('POST', '/conversations', bot, body)
  expect(response.status).toBe(201)
  return (await response.json()) as Conversation
}

async function say({ conversationId, token }: Conversation, activity: object, headers = {}): Promise<string> {
  const response = await call(
    'POST',
    `/conversations/${conversationId}/activities`,
    token,
    { type: 'message', from: { id: 'me' }, ...activity },
    headers,
  )
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}

async function read({ conversationId, token }: Conversation, watermark = '') {
  const response = await call('GET', `/conversations/${conversationId}/activities?watermark=${watermark}`, token)
  expect(response.status).toBe(200)
  return (await response.json()) as { activities: Activity[]; watermark: string }
}

async function statusOf(response: Response | Promise<Response>): Promise<number> {
  const answered = await response
  const problem = (await answered.json()) as ProblemDetails
  expect(answered.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(problem.detail).toBeTruthy()
  return answered.status
}

const question = 'How much is a dog licence?'

describe('a conversation', () => {
  test('greets, brings the person’s own message back, and answers as text, card and structure', async () => {
    const line = await start()
    expect(line).toMatchObject({
      expires_in: 1800,
      streamUrl: expect.stringMatching(/^ws:\/\/.*\/stream\?watermark=-&t=/),
    })
    const greeted = await read(line)
    expect(greeted).toMatchObject({
      watermark: '1',
      activities: [{ type: 'message', locale: 'en', from: { id: 'pets', name: 'pets', role: 'bot' } }],
    })
    expect(greeted.activities[0]!.text).toMatch(/^Hello\n\n.*personal data.*\nThis is a demonstration/s)

    const id = await say(line, {
      text: question,
      channelData: { clientActivityID: 'c1', own: 'x' },
      from: { id: 'me', name: 'Chan Tai Man' },
    })
    const { activities: said, watermark } = await read(line, greeted.watermark)
    expect(watermark).toBe('3')
    const { user } = JSON.parse(Buffer.from(line.token.split('.')[1]!, 'base64url').toString())
    expect(user).toMatch(/^dl_/)
    expect(said[0]).toMatchObject({
      id,
      type: 'message',
      text: question,
      from: { id: user, role: 'user' },
      channelData: { clientActivityID: 'c1' },
    })
    expect(said[1]).toMatchObject({
      type: 'message',
      replyToId: id,
      conversation: { id: line.conversationId },
      channelData: { reply: { conversationId: line.conversationId, outcome: 'answer', lang: 'en' } },
    })
    expect(said[1]!.text).toContain('A dog licence costs HK$80.')
    const card = said[1]!.attachments![0]!
    expect(card).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5' },
    })
    expect(card.content.body.map(({ text }) => text)).toEqual(
      expect.arrayContaining([question, 'A dog licence costs HK$80.']),
    )
    expect(await read(line, watermark)).toEqual({ activities: [], watermark: '3' })
  })

  test('speaks the language of the start, of the browser, and of the message', async () => {
    expect((await read(await start('pets', { locale: 'zh-HK' }))).activities[0]).toMatchObject({ locale: 'zh-Hant' })
    const response = await call('POST', '/conversations', 'pets', {}, { 'accept-language': 'zh-CN,en;q=0.5' })
    const line = (await response.json()) as Conversation
    expect((await read(line)).activities[0]).toMatchObject({ locale: 'zh-Hans' })
    await say(line, { text: '1823', locale: 'en-GB' })
    expect((await read(line, '2')).activities[0]).toMatchObject({ locale: 'en' })
  })

  test('offers choices as buttons that send their value, and people as calls', async () => {
    const line = await start()
    await say(line, { text: 'I want to talk to a person' })
    const [, reply] = (await read(line, '1')).activities
    expect(reply!.channelData!.reply!.outcome).toBe('handoff')
    expect(reply!.suggestedActions!.actions).toContainEqual({
      type: 'call',
      title: 'Hotline 2117 3348',
      value: 'tel:+85221173348',
    })
    await say(line, { text: 'how do I cook rice' })
    const refused = (await read(line, '4')).activities[0]!
    expect(refused.channelData!.reply!.outcome).toBe('noanswer')
  })

  test('shows a client that draws cards the content once', async () => {
    const line = await start()
    const agent = (name: string) => ({
      'x-ms-bot-agent': `DirectLine/3.0 (directlinejs; WebChat/4.18.1 (${name}) 0.15.5)`,
    })
    await say(line, { text: question }, agent('Full'))
    await say(line, { text: question }, agent('Minimal'))
    await say(line, { text: question, channelData: { showsCards: true } })
    const replies = (await read(line, '1')).activities.filter(({ from }) => from.role === 'bot')
    expect(replies.map(({ text }) => text?.includes('HK$80') ?? false)).toEqual([false, true, false])
    expect(replies.map(({ attachments }) => attachments?.length)).toEqual([1, 1, 1])
  })

  test('takes a message that is sent twice once', async () => {
    const line = await start()
    const message = { text: question, channelData: { clientActivityID: 'same' } }
    const ids = await Promise.all([say(line, message), say(line, message)])
    expect(new Set(ids).size).toBe(1)
    expect(await say(line, message)).toBe(ids[0])
    expect((await read(line)).watermark).toBe('3')
    expect((await say({ ...(await start()) }, message)) === ids[0]).toBe(false)
  })

  test('answers messages that come at once one after the other', async () => {
    const line = await start()
    await Promise.all(['a dog licence', 'lost cat', 'renew a dog licence'].map((text) => say(line, { text })))
    const { activities: said } = await read(line, '1')
    expect(said).toHaveLength(6)
    for (const at of [0, 2, 4]) expect(said[at + 1]!.replyToId).toBe(said[at]!.id)
  })

  test('takes events, typing and buttons of cards, and answers what is said with them', async () => {
    const line = await start()
    await say(line, { type: 'typing' })
    await say(line, {
      type: 'event',
      name: 'webchat/join',
      value: { name: 'Chan Tai Man' },
      channelData: { clientActivityID: 'e' },
    })
    expect((await read(line, '1')).activities).toMatchObject([
      { type: 'event', name: 'webchat/join', channelData: { clientActivityID: 'e' } },
    ])
    await say(line, { value: { text: question }, channelData: { postBack: true } })
    const [echo, reply] = (await read(line, '2')).activities
    expect(echo).toMatchObject({ channelData: { postBack: true } })
    expect(reply!.text).toContain('HK$80')
    await say(line, { value: { other: 1 } })
    expect((await read(line, '5')).activities[0]!.text).toBeTruthy()
  })

  test('refuses files and questions that are too long, in words', async () => {
    const line = await start()
    const path = `/conversations/${line.conversationId}`
    const form = new FormData()
    form.append('file', new Blob(['x'.repeat(100_000)]), 'cat.jpg')
    const upload = await node.app.request(`/v3/directline${path}/upload?userId=me`, {
      method: 'POST',
      headers: { authorization: `Bearer ${line.token}` },
      body: form,
    })
    expect(await statusOf(upload)).toBe(415)
    const post = (activity: object) => statusOf(call('POST', `${path}/activities`, line.token, activity))
    expect(await post({ type: 'message', text: 'see', attachments: [{ contentType: 'image/png' }] })).toBe(415)
    expect(await post({ type: 'message', text: '字'.repeat(1001) })).toBe(400)
    expect(await post({ text: question })).toBe(400)
    expect(await post({ type: 'message', text: 'x'.repeat(20_000) })).toBe(413)
    expect((await read(line)).watermark).toBe('1')
  })
})

describe('tokens', () => {
  test('are given for a public bot by its id, for any bot by its secret, and to nobody else', async () => {
    const generate = (token: string | undefined, body?: object) => call('POST', '/tokens/generate', token, body)
    const given = (await (await generate('pets', { user: { id: 'dl_7' } })).json()) as Conversation
    expect(given).toMatchObject({ expires_in: 1800, conversationId: expect.stringMatching(/^[\w-]{32}$/) })
    expect((await generate('pets')).status).toBe(200)
    expect((await generate(secret)).status).toBe(200)
    expect(await statusOf(generate(undefined))).toBe(401)
    for (const bearer of ['nobody', `${secret}x`, given.token, 'a.b.c'])
      expect(await statusOf(generate(bearer))).toBe(403)
    expect(await statusOf(generate('pets', { user: { id: 'me' } }))).toBe(400)

    const started = await call('POST', '/conversations', given.token, { user: { id: 'other' } })
    expect(started.status).toBe(201)
    const line = (await started.json()) as Conversation
    expect(line.conversationId).toBe(given.conversationId)
    await say(line, { text: question })
    expect((await read(line, '1')).activities[0]!.from.id).toBe('dl_7')
    const again = await call('POST', '/conversations', given.token, {})
    expect(again.status).toBe(200)
    expect((await read(line)).watermark).toBe('3')
  })

  test('are good for their own conversation alone, and not the id of the bot', async () => {
    const [one, other] = [await start(), await start()]
    const lamps = await start('lamps')
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/activities', undefined],
      ['POST', '/activities', { type: 'message', text: 'x' }],
      ['POST', '/upload', undefined],
    ] as const)
      for (const bearer of [other.token, lamps.token, 'pets', secret])
        expect(await statusOf(call(method, `/conversations/${one.conversationId}${path}`, bearer, body))).toBe(403)
    expect(await statusOf(call('GET', `/conversations/${one.conversationId}/activities`, undefined))).toBe(401)
    expect((await read(one)).watermark).toBe('1')
  })

  test('expire after half an hour and can be renewed until then', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const line = await start()
    vi.setSystemTime(Date.now() + 29 * 60_000)
    const renewed = (await (await call('POST', '/tokens/refresh', line.token)).json()) as Conversation
    expect(renewed).toMatchObject({ conversationId: line.conversationId, expires_in: 1800 })
    vi.setSystemTime(Date.now() + 2 * 60_000)
    expect(await statusOf(call('GET', `/conversations/${line.conversationId}/activities`, line.token))).toBe(403)
    expect(await statusOf(call('POST', '/tokens/refresh', line.token))).toBe(403)
    await say({ ...line, token: renewed.token }, { text: question })
    expect((await read({ ...line, token: renewed.token })).watermark).toBe('3')
    const back = await call('GET', `/conversations/${line.conversationId}?watermark=2`, renewed.token)
    expect(await back.json()).toMatchObject({
      conversationId: line.conversationId,
      streamUrl: expect.stringContaining('watermark=2&t='),
    })
  })

  test('come with the address of the stream as the world reaches it', async () => {
    const started = async (settings: Record<string, string>, headers: Record<string, string>) => {
      const other = await startTestApp({
        settings: { FAQDESK_SYNC: 'off', ...settings },
        database: node.database,
        folders: node.folders,
      })
      const response = await other.app.request('http://inside:3978/v3/directline/conversations', {
        method: 'POST',
        headers: { authorization: 'Bearer pets', ...headers },
      })
      await other.stop()
      return ((await response.json()) as Conversation).streamUrl
    }
    expect(await started({ FAQDESK_PUBLIC_URL: 'https://faq.example.gov.hk/desk' }, {})).toMatch(
      /^wss:\/\/faq\.example\.gov\.hk\/desk\/v3\/directline\/conversations\//,
    )
    const forwarded = { 'x-forwarded-proto': 'https' }
    expect(await started({ FAQDESK_TRUSTED_HOPS: '1' }, forwarded)).toMatch(/^wss:\/\/inside:3978\//)
    expect(await started({}, forwarded)).toMatch(/^ws:\/\/inside:3978\//)
  })

  test('of one kind are no good for the other, nor those signed by somebody else', async () => {
    const line = await start()
    const stream = new URL(line.streamUrl).searchParams.get('t')!
    expect(await statusOf(call('GET', `/conversations/${line.conversationId}`, stream))).toBe(403)
    const foreign = createTokens({
      db: node.services.db,
      settings: { ...node.services.settings, secret: 'x'.repeat(32) },
    })
    const token = await foreign.issue({ bot: 'pets', conversation: line.conversationId, user: 'dl_1' })
    expect(await statusOf(call('GET', `/conversations/${line.conversationId}`, token))).toBe(403)
  })

  test('a bot’s secret opens the bot’s conversations, as a server of the department needs it', async () => {
    const line = { ...(await start(secret)), token: secret }
    await say(line, { text: 'broken street lamp', from: { id: 'kiosk-7' } })
    expect((await read(line, '1')).activities).toMatchObject([
      { from: { id: 'kiosk-7', role: 'user' } },
      { from: { id: 'lamps' } },
    ])
    expect((await call('GET', `/conversations/${line.conversationId}`, secret)).status).toBe(200)
    expect(await statusOf(call('GET', `/conversations/${'A'.repeat(32)}`, secret))).toBe(404)
  })
})

describe('privacy', () => {
  test('only the masked text is kept and comes back', async () => {
    const line = await start()
    await say(line, {
      text: 'dog licence, my HKID is A123456(3)',
      from: { id: 'me', name: 'Chan Unvergesslich' },
      value: 'Unvergesslich',
    })
    expect((await read(line, '1')).activities[0]!.text).toBe('dog licence, my HKID is [HKID]')
    const kept = JSON.stringify(await node.services.db.select().from(activities))
    expect(kept).not.toMatch(/A123456|Unvergesslich/)
    expect(kept).not.toContain(line.conversationId)
  })

  test('forgetting a conversation takes its activities and ends it for Direct Line', async () => {
    const line = await start()
    await say(line, { text: 'a dog licence for Rex von Unvergesslich' })
    const path = `/api/v1/conversations/${line.conversationId}`
    expect(await (await node.app.request(path)).json()).toMatchObject({
      turns: [{ text: 'a dog licence for Rex von Unvergesslich' }],
    })
    expect((await node.app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect(JSON.stringify(await node.services.db.select().from(activities))).not.toContain('Rex von Unvergesslich')
    for (const [method, way, body] of [
      ['GET', `/${line.conversationId}`, undefined],
      ['GET', `/${line.conversationId}/activities`, undefined],
      ['POST', `/${line.conversationId}/activities`, { type: 'message', text: 'x' }],
      ['POST', '', {}],
    ] as const)
      expect(await statusOf(call(method, `/conversations${way}`, line.token, body))).toBe(404)
  })

  test('a conversation in which nothing was asked goes whole', async () => {
    const { db } = node.services
    const line = await start('lamps')
    const before = await db.$count(conversations)
    await forgetOldTexts(db, 'lamps', 30)
    expect(await db.$count(conversations)).toBe(before)
    await db.execute("update conversations set updated_at = now() - interval '31 days' where bot = 'lamps'")
    await forgetOldTexts(db, 'lamps', 30)
    expect(await db.$count(conversations)).toBeLessThan(before)
    expect(await statusOf(call('GET', `/conversations/${line.conversationId}`, line.token))).toBe(404)
  })

  test('activities go with the texts when they are old, and the watermark goes on', async () => {
    const { db } = node.services
    const line = await start()
    await say(line, { text: question })
    const [turn] = await db.select().from(turns).orderBy(turns.createdAt).where(eq(turns.text, question)).limit(1)
    expect(turn).toBeDefined()
    await db.execute("update activities set created_at = now() - interval '31 days'")
    await forgetOldTexts(db, 'pets', 30)
    expect(await read(line)).toEqual({ activities: [], watermark: '0' })
    await say(line, { text: question })
    expect((await read(line, '3')).activities).toHaveLength(2)
  })
})

describe('pauses, limits and other sites', () => {
  test('a bot that is taken off says so', async () => {
    const { pauses } = node.services
    const isPaused = vi
      .spyOn(pauses, 'isPaused')
      .mockImplementation((bot, channel) => bot === 'pets' && channel === 'directline')
    const line = await start()
    await say(line, { text: question })
    isPaused.mockRestore()
    const { activities: said } = await read(line)
    expect(said[0]!.suggestedActions).toBeUndefined()
    expect(said[2]!.channelData!.reply).toMatchObject({ outcome: 'handoff' })
  })

  test('a page of another site may call with the headers that clients send', async () => {
    const preflight = await node.app.request('/v3/directline/conversations', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://www.example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    const allowed = preflight.headers.get('access-control-allow-headers')!.toLowerCase().split(', ')
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']),
    )
    // A client must be able to read that its token has expired.
    const refused = await call('GET', '/conversations/x', 'a.b.c', undefined, { origin: 'https://www.example.org' })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('too many messages are refused with the time to wait', async () => {
    const strict = await startTestApp({
      settings: { FAQDESK_RATE_LIMIT: '2' },
      database: node.database,
      folders: node.folders,
    })
    const begin = () =>
      strict.app.request('/v3/directline/conversations', { method: 'POST', headers: { authorization: 'Bearer pets' } })
    const line = (await (await begin()).json()) as Conversation
    const post = () =>
      strict.app.request(`/v3/directline/conversations/${line.conversationId}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${line.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', text: question }),
      })
    const statuses = [(await post()).status, (await post()).status]
    const third = await post()
    expect([...statuses, third.status]).toEqual([200, 200, 429])
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    await begin()
    expect((await begin()).status).toBe(429)
    await strict.stop()
  })

  test('conversations survive the node: another one on the database reads on', async () => {
    const line = await start()
    await say(line, { text: question })
    const other = await startTestApp({
      settings: { FAQDESK_SYNC: 'off' },
      database: node.database,
      folders: node.folders,
    })
    const response = await other.app.request(
      `/v3/directline/conversations/${line.conversationId}/activities?watermark=1`,
      {
        headers: { authorization: `Bearer ${line.token}` },
      },
    )
    expect(await response.json()).toMatchObject({ watermark: '3', activities: [{ text: question }, {}] })
    await other.stop()
    expect(await node.services.db.$count(conversations)).toBeGreaterThan(0)
  })
})
