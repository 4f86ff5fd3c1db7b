import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { pauseAfter } from './createWebhooks.ts'
import { readEndpoints } from './endpoints.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const desk = { id: 'desk', url: 'https://desk.example.gov.hk/hooks?token=1', secret }
const read = (...changes: object[]) => readEndpoints(JSON.stringify(changes.map((change) => ({ ...desk, ...change }))))

test('an endpoint is told of every event of every bot unless it says otherwise', () => {
  expect(read({})).toEqual([{ ...desk, events: ['handoff', 'refused', 'feedback'] }])
  expect(read({ events: ['handoff'], bots: ['genie'] })[0]).toMatchObject({ events: ['handoff'], bots: ['genie'] })
})

test('the setting may be the path of a file, so that secrets stand in no environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'faqdesk-webhooks-'))
  const path = join(folder, 'webhooks.json')
  writeFileSync(path, JSON.stringify([desk]))
  expect(readSettings({ FAQDESK_WEBHOOKS: path }).webhooks).toMatchObject([desk])
  rmSync(folder, { recursive: true })
  expect(() => readSettings({ FAQDESK_WEBHOOKS: path })).toThrow(
    "FAQDESK_WEBHOOKS names a file that can't be read (ENOENT)",
  )
  expect(readSettings({}).webhooks).toEqual([])
})

test.each([
  'http://desk.example.gov.hk/',
  'http://10.0.0.1/',
  'http://localhost.example.org/',
  'https://user:word@desk.example.gov.hk/',
  'ftp://desk.example.gov.hk/',
  'desk.example.gov.hk',
])('%s is refused: only https without a user name', (url) => {
  expect(() => read({ url })).toThrow('0.url should be an https:// address')
})

test.each(['http://localhost:4000/', 'http://127.0.0.1:4000/x', 'http://[::1]:4000/'])(
  '%s is on this machine, for development',
  (url) => {
    expect(read({ url })[0]?.url).toBe(url)
  },
)

test('what is wrong is told, and never a secret', () => {
  expect(() => read({ secret: 'whsec_dG9vc2hvcnQ=' })).toThrow(/^0.secret should be whsec_ and 24 to 64 random bytes/)
  expect(() => read({ secret: undefined })).toThrow('0.secret is missing')
  expect(() => read({ events: ['answer'] })).toThrow('0.events.0')
  expect(() => read({}, {})).toThrow('should have another id for each endpoint')
  expect(() => readEndpoints(`[{"secret": "${secret}"`)).toThrow(/^should be JSON, or the path of a JSON file$/)
  for (const change of [{ id: 'A' }, { url: 'x' }, { events: [] }, { more: 1 }])
    expect(() => read(change)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }))
})

test('attempts come ever more seldom, up to twice a day', () => {
  const pauses = Array.from({ length: 12 }, (_, at) => pauseAfter(at + 1))
  for (const [at, pause] of pauses.entries()) {
    const least = Math.min(5 * 4 ** at, 12 * 3_600)
    expect(pause).toBeGreaterThanOrEqual(least)
    expect(pause).toBeLessThanOrEqual(least * 1.1)
  }
})
