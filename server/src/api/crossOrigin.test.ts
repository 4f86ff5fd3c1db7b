import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { Services } from '../Services.ts'
import { allowsOrigin, crossOrigin } from './crossOrigin.ts'

test.each([
  [undefined, 'https://a.example', true],
  [['https://a.example'], 'https://a.example', true],
  [['https://a.example/'], 'https://A.example', true],
  [['https://a.example'], 'http://a.example', false],
  [['https://a.example'], 'https://a.example.evil', false],
  [['https://*.gov.example'], 'https://www.gov.example', true],
  [['https://*.gov.example'], 'https://evilgov.example', false],
  [['https://*.gov.example'], 'http://www.gov.example', false],
  [['*'], 'https://a.example', true],
  [[], 'https://a.example', false],
])('%j lets %s: %s', (allowed, origin, is) => expect(allowsOrigin(allowed, origin)).toBe(is))

describe('a bot that names its sites', () => {
  const bots = { closed: ['https://own.example'], open: undefined }
  const publications = Object.entries(bots).map(([bot, allowedOrigins]) => ({
    snapshot: { bot, config: { allowedOrigins } },
  }))
  const app = new Hono()
  app.use(
    crossOrigin({
      publications: {
        get: (bot: string) => publications.find(({ snapshot }) => snapshot.bot === bot),
        list: () => publications,
      },
    } as unknown as Services),
  )
  app.all('*', (c) => c.text('ok'))
  const allowed = async (path: string, origin: string) =>
    (await app.request(path, { headers: { origin } })).headers.get('access-control-allow-origin')

  test('answers those and no others', async () => {
    expect(await allowed('/api/v1/bots/closed/ask', 'https://own.example')).toBe('https://own.example')
    expect(await allowed('/api/v1/bots/closed/ask', 'https://else.example')).toBeNull()
    expect(await allowed('/api/v1/bots/open/ask', 'https://else.example')).toBe('*')
  })

  test('tells caches that the answer hangs on the origin', async () => {
    const response = await app.request('/api/v1/bots/closed', { headers: { origin: 'https://else.example' } })
    expect(response.headers.get('vary')).toBe('Origin')
  })

  test('says nothing to a request of its own page', async () => {
    const response = await app.request('/api/v1/bots/closed')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
