import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handleError } from '../api/handleError.ts'
import { turns } from '../database/schema.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import { createChannelAdapter } from './createChannelAdapter.ts'
import { createMessageHandler } from './createMessageHandler.ts'
import { messageRoutes } from './messageRoutes.ts'

const [tenant, pets, lamps] = ['11111111-1111-4111-8111-111111111111', 'client-of-pets', 'client-of-lamps']
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })

let node: TestApp
/** Stands for Entra, whose keys sign the tokens, and for the connector, which takes the replies. */
let microsoft: {
  server: Server
  url: string
  sent: { path: string; authorization?: string; body: Record<string, unknown> }[]
}
let app: Hono

beforeAll(async () => {
  microsoft = await startMicrosoft()
  node = await startTestApp({
    settings: { FAQDESK_AZURE_BOTS: `pets=${pets}:${tenant}:secret~1, lamps=${lamps}:${tenant}:secret~2` },
  })
  app = new Hono().route('/api/messages', messageRoutes(node.services, { authority: microsoft.url }))
  app.onError(handleError(node.services))
})
afterAll(async () => {
  await node?.stop()
  microsoft?.server.close()
})

async function startMicrosoft(): Promise<typeof microsoft> {
  const sent: (typeof microsoft)['sent'] = []
  const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === `/${tenant}/discovery/v2.0/keys`) return response.end(JSON.stringify({ keys: [jwk] }))
    sent.push({ path: request.url!, authorization: request.headers.authorization, body: await bodyOf(request) })
    response.end('{"id":"sent"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text)
}

function tokenFor(audience: string, claims: object = {}, key: KeyObject = keys.privateKey): string {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    iss: `${microsoft.url}/${tenant}/v2.0`,
    aud: audience,
    iat: now,
    nbf: now,
    exp: now + 600,
    ...claims,
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part(payload)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

const frame = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/hk/',
  conversation: { id: 'a:1' },
  from: { id: '29:chan', name: 'Chan Tai Man', aadObjectId: 'x' },
  recipient: { id: '28:bot', name: 'Genie' },
  locale: 'en-US',
}
/** With the replies in the response, so that no connector is needed. */
const inReply = { ...frame, deliveryMode: 'expectReplies', serviceUrl: undefined }
const post = (token: string | undefined, body: unknown, to: Hono = app) =>
  to.request('/api/messages', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

type Sent = {
  type: string
  text?: string
  locale: string
  attachments?: object[]
  channelData?: object
  suggestedActions?: { actions: { type: string }[] }
}
async function ask(text: string, more: object = {}): Promise<Sent[]> {
  const response = await post(tokenFor(pets), { ...inReply, text, ...more })
  expect(response.status).toBe(200)
  return ((await response.json()) as { activities: Sent[] }).activities
}

describe('the token', () => {
  test('is needed, must be signed by the keys of the issuer, be for one of our bots, and not have expired', async () => {
    const message = { ...frame, text: 'dog licence' }
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const past = Math.floor(Date.now() / 1000) - 1000
    const tokens = [
      undefined,
      '',
      'x.y.z',
      tokenFor(pets, {}, stranger),
      tokenFor('another-client'),
      tokenFor(pets, { exp: past }),
      tokenFor(pets, { iss: `https://login.microsoftonline.com/22222222-2222-4222-8222-222222222222/v2.0` }),
      tokenFor(pets, { iss: 'https://evil.example' }),
    ]
    for (const token of tokens) expect((await post(token, message)).status).toBe(401)
    expect(await node.services.db.$count(turns)).toBe(0)
  })

  test('may come with an activity to Microsoft’s hosts only', async () => {
    const elsewhere = { ...frame, text: 'dog licence', serviceUrl: 'https://evil.example/' }
    expect((await post(tokenFor(pets), elsewhere)).status).toBe(400)
    const other = { ...frame, text: 'dog licence' }
    expect((await post(tokenFor(pets, { serviceurl: 'https://smba.evil.example/' }), other)).status).toBe(400)
    expect((await post(tokenFor(pets), 'no json')).status).toBe(400)
    expect((await post(tokenFor(pets), { text: 'no type' })).status).toBe(400)
    expect(await node.services.db.$count(turns)).toBe(0)
  })

  test('says which bot is meant', async () => {
    const lamp = { ...inReply, text: 'broken street lamp' }
    const [reply] = ((await (await post(tokenFor(lamps), lamp)).json()) as { activities: Sent[] }).activities
    expect(JSON.stringify(reply)).toContain('the number on the lamp post')
  })
})

describe('in Teams', () => {
  test('the same bot answers with a card, keeps the conversation, and takes a message once', async () => {
    const [reply] = await ask('<at>Genie</at> How much is a dog licence?', {
      id: 'm1',
      entities: [{ type: 'mention', mentioned: { id: '28:bot', name: 'Genie' }, text: '<at>Genie</at>' }],
    })
    expect(reply).toMatchObject({ type: 'message', locale: 'en', attachments: [{ content: { type: 'AdaptiveCard' } }] })
    expect(reply!.channelData).toBeUndefined()
    await ask('lost cat', { id: 'm2' })
    await ask('lost cat', { id: 'm2' })
    const [person] = await ask('I want to talk to a person', { id: 'm3' })
    expect(person!.text).toContain('2117 3348')
    expect(person!.suggestedActions?.actions.filter(({ type }) => type !== 'imBack') ?? []).toEqual([])

    const asked = await node.services.db.select().from(turns).orderBy(turns.number)
    const mine = asked.filter(({ bot }) => bot === 'pets')
    expect(mine.map(({ text }) => text)).toEqual([
      'How much is a dog licence?',
      'lost cat',
      'I want to talk to a person',
    ])
    expect(new Set(mine.map(({ conversationId }) => conversationId)).size).toBe(1)
    expect(JSON.stringify(asked)).not.toContain('Chan Tai Man')
  })

  test('greets when it is added, and says nothing to other events', async () => {
    const [greeting] = await ask('', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], text: undefined })
    expect(greeting!.text).toMatch(/^Hello\n\n/)
    expect(await ask('', { type: 'conversationUpdate', membersAdded: [{ id: '29:other' }], text: undefined })).toEqual(
      [],
    )
    expect(await ask('', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], text: undefined })).toEqual([])
  })

  test('channels that draw no cards get the whole text', async () => {
    const [reply] = await ask('How much is a dog licence?', { channelId: 'sms', conversation: { id: 'sms-1' } })
    expect(reply).toMatchObject({ text: expect.stringContaining('HK$80'), textFormat: 'plain' })
    expect(reply!.attachments).toBeUndefined()
  })

  test('the reply goes to the connector with a token of the bot’s own', async () => {
    const adapter = createChannelAdapter(node.services.settings.azureBots, {
      authority: microsoft.url,
      hosts: ['127.0.0.1'],
    })
    const asked: string[] = []
    // Entra gives tokens over HTTPS only; here it is enough to see for whom one is asked.
    const provider = { getAccessToken: async (scope: string) => `token for ${asked[asked.push(scope) - 1]}` }
    Object.assign(adapter.connectionManager, {
      getTokenProviderFromActivity: () => provider,
      getTokenProvider: () => provider,
    })
    const direct = new Hono().post('/api/messages', createMessageHandler(node.services, adapter))
    const message = { ...frame, id: 'm9', serviceUrl: `${microsoft.url}/`, text: 'How much is a dog licence?' }
    expect((await post(tokenFor(pets), message, direct)).status).toBe(200)
    expect(asked).toEqual(['https://api.botframework.com'])
    expect(microsoft.sent).toMatchObject([
      {
        path: '/v3/conversations/a:1/activities/m9',
        authorization: 'Bearer token for https://api.botframework.com',
        body: { type: 'message', channelId: 'msteams', replyToId: 'm9', recipient: { id: '29:chan' } },
      },
    ])
  })
})

test('without credentials there is no such address', async () => {
  const plain = await startTestApp({
    settings: { FAQDESK_SYNC: 'off' },
    database: node.database,
    folders: node.folders,
  })
  expect((await plain.post('/api/messages', frame)).status).toBe(404)
  await plain.stop()
  expect((await node.post('/api/messages', frame)).status).toBe(401)
})
