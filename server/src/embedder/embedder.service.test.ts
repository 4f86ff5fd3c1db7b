import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { conversations, indexes, turns, vectors } from '../database/schema.ts'
import { replayTurns } from '../replay/replayTurns.ts'
import { conceptDimension } from '../testing/conceptVector.ts'
import { type EmbeddingEndpoint, startEmbeddingEndpoint } from '../testing/startEmbeddingEndpoint.ts'
import { startTestApp, type TestApp, type TestAppOptions } from '../testing/startTestApp.ts'

/** No word of it stands in any entry. */
const question = 'kitty vanished'
const answer = 'Call 1823 and visit the centres.'

let endpoint: EmbeddingEndpoint
const nodes: TestApp[] = []
beforeEach(async () => {
  endpoint = await startEmbeddingEndpoint()
})
afterEach(async () => {
  // The one that owns the database last.
  for (const node of nodes.splice(0).reverse()) await node.stop()
  await endpoint.stop()
})

async function start({ settings = {}, ...rest }: TestAppOptions = {}): Promise<TestApp> {
  const node = await startTestApp({
    ...rest,
    settings: {
      FAQDESK_EMBEDDER: endpoint.url,
      FAQDESK_EMBEDDER_MODEL: 'test',
      FAQDESK_EMBEDDER_KEY: 'secret',
      FAQDESK_EMBEDDER_MS: '5000',
      ...settings,
    },
  })
  nodes.push(node)
  return node
}

const dimensionOf = (node: TestApp, bot = 'pets') => node.services.publications.get(bot)!.index.dimension

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const started = performance.now()
  while (!(await isTrue())) {
    if (performance.now() - started > 20_000) throw new Error('did not happen within 20 s')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Both bots have their vectors, and the store the indexes with them. */
async function untilComplete(node: TestApp): Promise<void> {
  await until(async () => {
    const rows = await node.services.db.select({ builtBy: indexes.builtBy }).from(indexes)
    const isLive = ['pets', 'lamps'].every((bot) => dimensionOf(node, bot) === conceptDimension)
    return isLive && rows.length === 2 && rows.every(({ builtBy }) => builtBy.includes(endpoint.url))
  })
}

/** As after a lost connection: the store is asked for what was missed. */
const lookAgain = (node: TestApp) =>
  node.services.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'faq-desk listen' and datname = current_database()`,
  )

async function counted(node: TestApp, result: string): Promise<number> {
  const text = await node.services.metrics.registry.metrics()
  return Number(new RegExp(`faqdesk_question_vectors_total\\{result="${result}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
}

const storedTurns = (node: TestApp) => node.services.db.select().from(turns).orderBy(turns.createdAt)

describe('with an embedder', () => {
  let node: TestApp
  let shared: EmbeddingEndpoint
  beforeAll(async () => {
    shared = endpoint = await startEmbeddingEndpoint()
    node = await start()
    await untilComplete(node)
    nodes.length = 0
  })
  beforeEach(() => node.services.db.delete(conversations))
  afterAll(async () => {
    await node.stop()
    await shared.stop()
  })

  test('a question of other words is answered, and its turn says by whose vectors; without one it is not', async () => {
    expect(await node.ask('pets', question)).toBe(answer)
    expect(await counted(node, 'used')).toBe(1)
    expect(await storedTurns(node)).toMatchObject([
      { embedder: `${shared.url} test`, vectors: { [question]: expect.any(String) } },
    ])
    expect(shared.asked.every(({ model, key }) => model === 'test' && key === 'Bearer secret')).toBe(true)

    const plain = await startTestApp()
    nodes.push(plain)
    expect(await plain.ask('pets', question)).not.toBe(answer)
    expect(dimensionOf(plain)).toBeUndefined()
    expect(await storedTurns(plain)).toMatchObject([{ embedder: null, vectors: null }])
  })

  test('a conversation is told in another language as it was answered, and forgets its vectors with its texts', async () => {
    const asked = await node.post('/api/v1/bots/pets/ask', { text: question })
    const { conversationId } = (await asked.json()) as { conversationId: string }
    const path = `/api/v1/conversations/${conversationId}`
    const told = (await (await node.app.request(`${path}?lang=zh-Hant`)).json()) as { turns: { reply: object }[] }
    expect(told.turns[0]!.reply).toMatchObject({ lang: 'zh-Hant', answers: [{ faqId: 'lost-cat' }] })
    expect((await node.app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect(await storedTurns(node)).toMatchObject([{ text: null, vectors: null, embedder: expect.any(String) }])
  })

  test('what needs no search is sent nowhere, and personal data never', async () => {
    const before = shared.texts().length
    for (const text of ['多謝', '我想自殺', 'My cat is lost. What can I do?']) await node.ask('pets', text)
    expect(shared.texts().slice(before)).toEqual([])
    await node.ask('pets', 'my feline A123456(3) went astray, ring me at 91234567')
    const sent = shared.texts().slice(before).join(' ')
    expect(sent).toContain('feline')
    expect(sent).not.toMatch(/A123456|91234567/)
  })

  test('a stored turn is replayed without the endpoint, as long as the vectors of the entries are kept', async () => {
    await node.ask('pets', question)
    await node.ask('pets', '個狗牌要幾多錢')
    shared.behave('broken')
    const replay = async () => {
      const results: string[] = []
      for await (const one of replayTurns(node.services.db)) results.push('why' in one ? one.why : one.result)
      return results
    }
    expect(await replay()).toEqual(['same', 'same'])
    await node.services.db.delete(indexes)
    expect(await replay()).toEqual(['same', 'same'])
    await node.services.db.delete(vectors)
    expect(await replay()).toEqual(['no vectors', 'no vectors'])
  })
})

describe('vectors of the entries', () => {
  const restart = (node: TestApp) =>
    start({ database: node.database, folders: node.folders, settings: { FAQDESK_SYNC: 'off' } })

  test('are asked for once: neither a restart nor a new index asks again, and an edit only for what is new', async () => {
    const node = await start()
    await untilComplete(node)
    expect(new Set(endpoint.texts()).size).toBe(endpoint.texts().length)
    expect(endpoint.texts()).toContain('個狗牌要幾多錢')
    expect(endpoint.texts()).toContain('how do I cook rice')

    const asked = endpoint.texts().length
    const second = await restart(node)
    expect(dimensionOf(second)).toBe(conceptDimension)
    await node.services.db.delete(indexes)
    const third = await restart(node)
    expect(dimensionOf(third)).toBe(conceptDimension)
    expect(endpoint.texts()).toHaveLength(asked)

    const { snapshot } = node.services.publications.get('pets')!
    const phrasings = { ...snapshot.content.phrasings, 'lost-cat': { en: ['my tabby ran off'] } }
    await node.services.publications.publish(
      'pets',
      { ...snapshot, content: { ...snapshot.content, phrasings } },
      { by: 'Editor', reason: 'a test' },
    )
    expect(dimensionOf(node)).toBe(conceptDimension)
    expect(endpoint.texts().slice(asked)).toEqual(['my tabby ran off'])
  })

  test('of another model are other vectors', async () => {
    const node = await start()
    await untilComplete(node)
    const asked = endpoint.texts().length
    const other = await start({
      database: node.database,
      folders: node.folders,
      settings: { FAQDESK_EMBEDDER_MODEL: 'another', FAQDESK_SYNC: 'off' },
    })
    await until(() => dimensionOf(other) !== undefined && dimensionOf(other, 'lamps') !== undefined)
    expect(endpoint.texts()).toHaveLength(2 * asked)
  })

  test('that can not be had delay nothing, and come when the endpoint is back', async () => {
    endpoint.behave('broken')
    const node = await start()
    expect(await node.ask('pets', 'How much is a dog licence please')).toBe('A dog licence costs HK$80.')
    expect(dimensionOf(node)).toBeUndefined()
    expect(node.lines.some((line) => line.includes('no vectors for the entries'))).toBe(true)
    expect(await counted(node, 'failed')).toBe(0)
    endpoint.behave('well')
    await lookAgain(node)
    await untilComplete(node)
    expect(await node.ask('pets', question)).toBe(answer)
  })

  test('are built into the index of an answer that was edited, which had none of its own yet', async () => {
    const node = await start()
    await untilComplete(node)
    const { snapshot } = node.services.publications.get('pets')!
    const entries = snapshot.content.entries.map((faq) =>
      faq.id === 'lost-cat' ? { ...faq, short: { ...faq.short, en: 'Look under the bed.' } } : faq,
    )
    await node.services.publications.publish(
      'pets',
      { ...snapshot, content: { ...snapshot.content, entries } },
      { by: 'Editor', reason: 'a test' },
    )
    expect(await node.ask('pets', question)).toBe('Look under the bed.')
    await until(() => !node.services.publications.get('pets')!.version.engine.includes('+'))
    expect(await node.ask('pets', question)).toBe('Look under the bed.')
  })
})

describe('an endpoint that fails', () => {
  const words = 'How much is a dog licence please'
  const price = 'A dog licence costs HK$80.'

  test('leaves the question to its words, and is counted', async () => {
    const node = await start({ settings: { FAQDESK_EMBEDDER_MS: '1000' } })
    await untilComplete(node)
    for (const behaviour of ['silent', 'broken', 'no JSON', 'shorter'] as const) {
      endpoint.behave(behaviour)
      expect(await node.ask('pets', words), behaviour).toBe(price)
    }
    expect([await counted(node, 'late'), await counted(node, 'failed')]).toEqual([1, 3])
    expect(await node.ask('pets', question)).not.toBe(answer)
    expect((await storedTurns(node)).map(({ embedder }) => embedder)).toEqual([null, null, null, null, null])
    expect(node.lines.join()).not.toMatch(/kitty|dog licence please/)
  })

  test('again and again is left alone for a while', async () => {
    const node = await start()
    await untilComplete(node)
    endpoint.behave('broken')
    for (let times = 0; times < 8; times++) expect(await node.ask('pets', words)).toBe(price)
    expect([await counted(node, 'failed'), await counted(node, 'resting')]).toEqual([5, 3])
    expect(node.lines.filter((line) => line.includes('without vectors for a while'))).toHaveLength(1)
  })
})

test('a node without an embedder answers by words from the database of one that has one', async () => {
  const node = await start()
  await untilComplete(node)
  const plain = await startTestApp({
    database: node.database,
    folders: node.folders,
    settings: { FAQDESK_SYNC: 'off' },
  })
  nodes.push(plain)
  expect(dimensionOf(plain)).toBeUndefined()
  expect(await plain.ask('pets', 'How much is a dog licence please')).toBe('A dog licence costs HK$80.')
  const [row] = await plain.services.db.select().from(indexes).where(eq(indexes.bot, 'pets'))
  expect(row).toBeDefined()
})
