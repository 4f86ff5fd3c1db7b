import type { Snapshot } from '@faqdesk/bots'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { audit, indexes, publications } from '../database/schema.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import { PublicationClash } from './LivePublications.ts'

let node: TestApp
beforeEach(async () => {
  node = await startTestApp()
})
afterEach(() => node.stop())

const question = 'How much is a dog licence?'
const secondNode = () =>
  startTestApp({ database: node.database, folders: node.folders, settings: { FAQDESK_SYNC: 'off' } })
const snapshotOf = (app: TestApp) => app.services.publications.get('pets')!.snapshot
const withFee = (snapshot: Snapshot, en: string): Snapshot => ({
  ...snapshot,
  content: {
    ...snapshot.content,
    entries: snapshot.content.entries.map((faq) =>
      faq.id === 'dog-licence-fee' ? { ...faq, short: { ...faq.short, en } } : faq,
    ),
  },
})
const why = { by: 'Editor', reason: 'a test' }

async function until(isTrue: () => boolean | Promise<boolean>): Promise<number> {
  const started = performance.now()
  while (!(await isTrue())) {
    if (performance.now() - started > 5000) throw new Error('did not happen within 5 s')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return performance.now() - started
}

test('what one node publishes, the other one answers', async () => {
  const other = await secondNode()
  try {
    expect(await other.ask('pets', question)).toBe('A dog licence costs HK$80.')
    const published = await node.services.publications.publish('pets', withFee(snapshotOf(node), 'Now HK$90.'), why)
    expect(published).toMatchObject({ sequence: 2 })
    expect(await node.ask('pets', question)).toBe('Now HK$90.')
    await until(() => other.services.publications.live('pets')!.sequence === 2)
    expect(await other.ask('pets', question)).toBe('Now HK$90.')
    expect(other.services.publications.get('pets')!.version.content).toBe(published.content)
    // The other way round, too.
    await other.services.publications.publish('pets', withFee(snapshotOf(other), 'Now HK$91.'), why)
    await until(() => node.services.publications.live('pets')!.sequence === 3)
  } finally {
    await other.stop()
  }
})

test('goes on hearing after its connection was cut', async () => {
  const other = await secondNode()
  try {
    await node.services.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'faq-desk listen' and datname = current_database()`,
    )
    await node.services.publications.publish('pets', withFee(snapshotOf(node), 'Now HK$92.'), why)
    await until(() => other.services.publications.live('pets')!.sequence === 2)
    expect(await other.ask('pets', question)).toBe('Now HK$92.')
  } finally {
    await other.stop()
  }
})

test('keeps each publication for ever, with who, why, what changed, and an audit record', async () => {
  await node.services.publications.publish('pets', withFee(snapshotOf(node), 'Now HK$93.'), why)
  const stored = await node.services.db
    .select()
    .from(publications)
    .where(eq(publications.bot, 'pets'))
    .orderBy(publications.sequence)
  expect(stored).toMatchObject([
    { sequence: 1, publishedBy: 'files', reason: 'First taken in from the folders' },
    { sequence: 2, publishedBy: 'Editor', reason: 'a test', changed: ['dog-licence-fee'] },
  ])
  expect(await node.services.db.select().from(audit).where(eq(audit.by, 'Editor'))).toMatchObject([
    { action: 'publish', bot: 'pets', detail: { sequence: 2, reason: 'a test' } },
  ])
})

test('publishing what is live already changes nothing', async () => {
  expect(await node.services.publications.publish('pets', snapshotOf(node), why)).toMatchObject({ sequence: 1 })
  expect(node.services.publications.live('pets')!.sequence).toBe(1)
})

test('a publication made on an older one than the newest is refused', async () => {
  const older = snapshotOf(node)
  await node.services.publications.publish('pets', withFee(older, 'Now HK$94.'), { ...why, after: 1 })
  await expect(
    node.services.publications.publish('pets', withFee(older, 'Now HK$95.'), { ...why, after: 1 }),
  ).rejects.toThrow(PublicationClash)
  expect(await node.ask('pets', question)).toBe('Now HK$94.')
})

test('several at once are stored one after the other, and the last one is live', async () => {
  const base = snapshotOf(node)
  await Promise.all(
    [1, 2, 3, 4].map((i) => node.services.publications.publish('pets', withFee(base, `Number ${i}.`), why)),
  )
  expect(node.services.publications.live('pets')!.sequence).toBe(5)
  expect(await node.ask('pets', question)).toBe('Number 4.')
})

test('what can not be built is never published', async () => {
  const broken = { ...snapshotOf(node), content: { ...snapshotOf(node).content, entries: null } } as never
  await expect(node.services.publications.publish('pets', broken, why)).rejects.toThrow()
  expect(node.services.publications.live('pets')!.sequence).toBe(1)
  expect(await node.ask('pets', question)).toBe('A dog licence costs HK$80.')
})

test('a stored publication that can not be built leaves the last good one live, the other bots untouched, and is told', async () => {
  await node.services.publications.publish('pets', withFee(snapshotOf(node), 'Now HK$96.'), why)
  await node.services.db.insert(publications).values({
    bot: 'pets',
    sequence: 3,
    content: 'broken',
    snapshot: { bot: 'pets' } as never,
    changed: [],
    publishedBy: 'a newer server',
    reason: 'a test',
  })
  await node.services.publications.refresh('pets')
  expect(await node.ask('pets', question)).toBe('Now HK$96.')
  const other = await secondNode()
  try {
    expect(await other.ask('pets', question)).toBe('Now HK$96.')
    expect(await other.ask('lamps', 'How do I report a broken street lamp?')).toMatch(/^Call 1823/)
    const ready = await other.app.request('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      status: 'degraded',
      bots: [{ bot: 'lamps' }, { bot: 'pets', sequence: 2, problem: expect.stringContaining('publication 3') }],
    })
    expect(other.lines.some((line) => line.includes("a publication can't be used"))).toBe(true)
  } finally {
    await other.stop()
  }
})

test('a bot that never could be loaded says so, with 503, and the others answer', async () => {
  await node.services.db.insert(publications).values({
    bot: 'ghost',
    sequence: 1,
    content: 'broken',
    snapshot: { bot: 'ghost' } as never,
    changed: [],
    publishedBy: 'x',
    reason: 'a test',
  })
  const other = await secondNode()
  try {
    const response = await other.post('/api/v1/bots/ghost/ask', { text: 'x' })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('60')
    expect(await other.ask('pets', question)).toBe('A dog licence costs HK$80.')
  } finally {
    await other.stop()
  }
})

test('a node takes over the stored index, and builds one anew if other code built it', async () => {
  const rows = () => node.services.db.select().from(indexes).where(eq(indexes.bot, 'pets'))
  await until(async () => (await rows()).length === 1)
  const builds = async (app: TestApp) =>
    /faqdesk_index_build_seconds_count\{bot="pets"\} (\d+)/.exec(await app.services.metrics.registry.metrics())?.[1] ??
    '0'
  const quick = await secondNode()
  expect(await builds(quick)).toBe('0')
  expect(await quick.ask('pets', question)).toBe('A dog licence costs HK$80.')
  await quick.stop()
  await node.services.db.update(indexes).set({ builtBy: 'other code' })
  const careful = await secondNode()
  expect(await builds(careful)).toBe('1')
  await careful.stop()
  await node.services.db.update(indexes).set({ data: Buffer.from('no index') })
  const robust = await secondNode()
  expect(await robust.ask('pets', question)).toBe('A dog licence costs HK$80.')
  await robust.stop()
})
