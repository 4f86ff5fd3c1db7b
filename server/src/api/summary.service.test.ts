import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { ConversationSummary, Reply } from '../types.ts'

let node: TestApp
let conversationId: string
const current = '/api/v1/conversations/current/summary'
const get = (path: string, headers: Record<string, string> = {}) =>
  node.app.request(path, { headers: { 'faqdesk-conversation': conversationId, ...headers } })

beforeAll(async () => {
  node = await startTestApp()
  const ask = async (body: object) => (await (await node.post('/api/v1/bots/pets/ask', body)).json()) as Reply
  ;({ conversationId } = await ask({ text: 'My HKID is A123456(3). How much is a dog licence?' }))
  const { turnId } = await ask({ text: 'How much is a dog licence?', conversationId })
  await node.post('/api/v1/bots/pets/feedback', { turnId, helpful: false })
})
afterAll(() => node.stop())

test('the holder gets the conversation in short, masked, in the language wanted', async () => {
  const summary = (await (await get(`${current}?lang=zh-HK`)).json()) as ConversationSummary
  expect(summary).toMatchObject({
    bot: 'pets',
    lang: 'zh-Hant',
    reference: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
  })
  expect(summary.items.at(-1)).toMatchObject({
    said: ['How much is a dog licence?'],
    entries: [{ faqId: 'dog-licence-fee', question: '狗隻牌照費用是多少？' }],
    helpful: false,
  })
  expect(JSON.stringify(summary)).not.toContain('A123456')
  expect(JSON.stringify(summary)).not.toContain(conversationId)
})

test('without a language it is in that of the conversation; as text where that is asked for', async () => {
  const response = await get(current, { accept: 'text/plain' })
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(response.headers.get('content-language')).toBe('en')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { text } = (await (await get(current)).json()) as ConversationSummary
  expect(await response.text()).toBe(text)
  expect(text).toContain('Answered: How much is a dog licence? (dog-licence-fee)')
})

test('nobody else gets it, and nobody once it is forgotten', async () => {
  expect((await get(current, { 'faqdesk-conversation': 'a'.repeat(32) })).status).toBe(404)
  await node.app.request('/api/v1/conversations/current', {
    method: 'DELETE',
    headers: { 'faqdesk-conversation': conversationId },
  })
  expect((await get(current)).status).toBe(404)
})
