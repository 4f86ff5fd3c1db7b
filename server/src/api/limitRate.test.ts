import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createMetrics } from '../observe/createMetrics.ts'
import type { Services } from '../Services.ts'
import { readSettings } from '../settings.ts'
import { limitRate } from './limitRate.ts'

function start(settings: Record<string, string>) {
  const services = { settings: readSettings(settings), metrics: createMetrics() } as Services
  const app = new Hono()
  app.use(limitRate(services, 'ask'))
  app.post('*', (c) => c.json({}))
  const post = (headers: Record<string, string> = {}, body = '{}') =>
    app.request('/', { method: 'POST', body, headers: { 'content-length': String(body.length), ...headers } })
  return { post, services }
}

test('lets so many through, then says when to try again, in the language of the reader', async () => {
  const { post, services } = start({ FAQDESK_RATE_LIMIT: '2' })
  expect((await post()).status).toBe(200)
  expect((await post()).headers.get('ratelimit')).toMatch(/^limit=2, remaining=0, reset=\d+$/)
  const refused = await post({ 'accept-language': 'zh-HK' })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(((await refused.json()) as { detail: string }).detail).toContain('秒後再試')
  const inBody = await post({}, '{"lang":"zh-CN"}')
  expect(((await inBody.json()) as { detail: string }).detail).toContain('秒后再试')
  expect(await services.metrics.registry.metrics()).toContain('faqdesk_rate_limited_total{route="ask"} 2')
})

test('counts by the address that a trusted proxy saw, never by one that the client made up', async () => {
  const { post } = start({ FAQDESK_RATE_LIMIT: '1', FAQDESK_TRUSTED_HOPS: '1' })
  expect((await post({ 'x-forwarded-for': '1.1.1.1' })).status).toBe(200)
  expect((await post({ 'x-forwarded-for': '2.2.2.2' })).status).toBe(200)
  expect((await post({ 'x-forwarded-for': '9.9.9.9, 1.1.1.1' })).status).toBe(429)
  const untrusting = start({ FAQDESK_RATE_LIMIT: '1' })
  expect((await untrusting.post({ 'x-forwarded-for': '1.1.1.1' })).status).toBe(200)
  expect((await untrusting.post({ 'x-forwarded-for': '2.2.2.2' })).status).toBe(429)
})

test('0 is no limit', async () => {
  const { post } = start({ FAQDESK_RATE_LIMIT: '0' })
  for (let i = 0; i < 20; i++) expect((await post()).status).toBe(200)
})
