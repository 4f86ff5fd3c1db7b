import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot, readSettings } from './settings.ts'

test('without any variable, everything is served from the checkout with the embedded database', () => {
  expect(readSettings({})).toMatchObject({
    port: 3978,
    host: undefined,
    dataDir: join(projectRoot, '.data'),
    databaseUrl: undefined,
    faqsDir: join(projectRoot, 'faqs'),
    botsDir: join(projectRoot, 'bots'),
    sync: true,
    trustedHops: 0,
  })
})

test('a database elsewhere turns the sync off unless it is asked for', () => {
  const DATABASE_URL = 'postgres://u:p@db.example/faq'
  expect(readSettings({ DATABASE_URL }).sync).toBe(false)
  expect(readSettings({ DATABASE_URL, FAQDESK_SYNC: 'on' }).sync).toBe(true)
  expect(readSettings({ FAQDESK_SYNC: 'off' }).sync).toBe(false)
})

test('an empty variable is one that is not set', () =>
  expect(readSettings({ PORT: '', HOST: '' })).toMatchObject({ port: 3978 }))

test('every wrong variable is named, with what it should be', () => {
  const read = () =>
    readSettings({
      PORT: '70000',
      FAQDESK_SYNC: 'maybe',
      DATABASE_URL: 'mysql://x',
      FAQDESK_ADMIN_EMAIL: 'a@b.hk',
      FAQDESK_PUBLIC_URL: 'faq',
    })
  expect(read).toThrow(/PORT should be from 0 to 65535/)
  expect(read).toThrow(/FAQDESK_SYNC should be on or off/)
  expect(read).toThrow(/DATABASE_URL should begin with postgres:\/\//)
  expect(read).toThrow(/FAQDESK_PUBLIC_URL should be a web address/)
  expect(() => readSettings({ FAQDESK_ADMIN_EMAIL: 'a@b.hk' })).toThrow(/FAQDESK_ADMIN_PASSWORD are set together/)
})

test('an embedder is a folder, or an endpoint with the name of its model', () => {
  expect(readSettings({}).embedder).toBeUndefined()
  expect(readSettings({ FAQDESK_EMBEDDER: 'models/e5', FAQDESK_EMBEDDER_PREFIX: 'query: ' }).embedder).toMatchObject({
    folder: join(projectRoot, 'models/e5'),
    prefix: 'query: ',
    limitMs: 150,
  })
  const endpoint = { FAQDESK_EMBEDDER: 'https://models.example/v1/embeddings/', FAQDESK_EMBEDDER_MODEL: 'm' }
  expect(readSettings({ ...endpoint, FAQDESK_EMBEDDER_MS: '80' }).embedder).toMatchObject({
    url: 'https://models.example/v1',
    model: 'm',
    limitMs: 80,
  })
  expect(() => readSettings({ FAQDESK_EMBEDDER: 'https://models.example/v1' })).toThrow(/_MODEL should name the model/)
  expect(() => readSettings({ ...endpoint, FAQDESK_EMBEDDER: 'https://me:secret@models.example/v1' })).toThrow(
    /FAQDESK_EMBEDDER should be the folder of a model, or the address/,
  )
})

test('what is set bot by bot is read by bot, and a slip is told without repeating a secret', () => {
  const secret = 'x'.repeat(32)
  expect(readSettings({})).toMatchObject({ directLineSecrets: {}, azureBots: {} })
  expect(
    readSettings({
      FAQDESK_DIRECT_LINE_SECRETS: `genie=${secret}, hotline-1823=${secret}~1`,
      FAQDESK_AZURE_BOTS: 'genie=client:tenant:a~secret',
    }),
  ).toMatchObject({
    directLineSecrets: { genie: secret, 'hotline-1823': `${secret}~1` },
    azureBots: { genie: { clientId: 'client', tenantId: 'tenant', clientSecret: 'a~secret' } },
  })
  const wrong = { FAQDESK_DIRECT_LINE_SECRETS: 'genie=hush', FAQDESK_AZURE_BOTS: 'genie=client:hush' }
  expect(() => readSettings(wrong)).toThrow(/SECRETS should give each bot a secret of 32/)
  expect(() => readSettings(wrong)).toThrow(
    /AZURE_BOTS should give each bot its client id, tenant id and client secret/,
  )
  expect(() => readSettings(wrong)).not.toThrow(/hush/)
  expect(() => readSettings({ FAQDESK_DIRECT_LINE_SECRETS: secret })).toThrow(/should name each bot/)
})
