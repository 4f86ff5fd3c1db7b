import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import { createClient } from './createClient.ts'

let node: TestApp
beforeAll(async () => {
  node = await startTestApp()
})
afterAll(() => node.stop())

test('the typed client speaks with every bot route, and its answers have the types of the routes', async () => {
  const { api } = createClient('http://faq.test', {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const { pathname, search } = new URL(String(input))
      return node.app.request(pathname + search, init)
    },
  })
  const bots = await (await api.v1.bots.$get()).json()
  expect(bots.map(({ id }) => id)).toEqual(['lamps', 'pets'])

  const ask = (text: string) => api.v1.bots[':bot'].ask.$post({ param: { bot: 'pets' }, json: { text, lang: 'en' } })
  const response = await ask('How much is a dog licence?')
  if (!response.ok) throw new Error((await response.json()).detail)
  const reply = await response.json()
  expect(reply.answers?.[0]?.short).toBe('A dog licence costs HK$80.')

  const faqs = await (
    await api.v1.bots[':bot'].faqs.$get({ param: { bot: 'pets' }, query: { limit: 2, lang: 'en' } })
  ).json()
  expect('faqs' in faqs && faqs.faqs).toHaveLength(2)
  const id = { param: { id: reply.conversationId } }
  const kept = await (await api.v1.conversations[':id'].$get({ ...id, query: {} })).json()
  expect('turns' in kept && kept.turns[0]?.reply.turnId).toBe(reply.turnId)
  const feedback = { param: { bot: 'pets' }, json: { turnId: reply.turnId, helpful: true } }
  expect((await api.v1.bots[':bot'].feedback.$post(feedback)).status).toBe(204)
  expect((await api.v1.conversations[':id'].$delete(id)).status).toBe(204)

  // A mistake is one when compiling already.
  // @ts-expect-error the text is missing
  const refused = await api.v1.bots[':bot'].ask.$post({ param: { bot: 'pets' }, json: { question: 'x' } })
  expect(await refused.json()).toMatchObject({ status: 400, problems: [{ field: 'text' }] })
})
