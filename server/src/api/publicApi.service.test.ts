import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conversations, feedback, turns } from '../database/schema.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { ProblemDetails, Reply } from '../types.ts'

let node: TestApp
beforeAll(async () => {
  node = await startTestApp()
})
afterAll(() => node.stop())

const get = (path: string, headers: Record<string, string> = {}) => node.app.request(path, { headers })
const askPets = async (body: object) => (await (await node.post('/api/v1/bots/pets/ask', body)).json()) as Reply
const question = 'How much is a dog licence?'

async function problemOf(response: Response): Promise<ProblemDetails> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = (await response.json()) as ProblemDetails
  expect(problem.status).toBe(response.status)
  expect(problem.title).toBeTruthy()
  return problem
}

describe('bots', () => {
  test('lists the public bots with their names in three languages', async () => {
    expect(await (await get('/api/v1/bots')).json()).toMatchObject([
      { id: 'lamps', name: { en: 'lamps', 'zh-Hant': 'lamps', 'zh-Hans': 'lamps' } },
      {
        id: 'pets',
        role: { en: 'test bot', 'zh-Hant': '測試', 'zh-Hans': '测试' },
        languages: ['zh-Hant', 'zh-Hans', 'en'],
      },
    ])
  })

  test.each([
    ['?lang=en', {}, 'en', 'Hello'],
    ['?lang=en-GB', {}, 'en', 'Hello'],
    ['?lang=yue', {}, 'zh-Hant', '你好'],
    ['?lang=zh-HK', {}, 'zh-Hant', '你好'],
    ['?lang=zh-SG', {}, 'zh-Hans', '你好'],
    ['', { 'accept-language': 'fr, zh-CN;q=0.8, en;q=0.5' }, 'zh-Hans', '你好'],
    ['', {}, 'zh-Hant', '你好'],
  ])('tells the profile %s %j', async (query, headers, lang, greeting) => {
    const response = await get(`/api/v1/bots/pets${query}`, headers)
    expect(response.headers.get('content-language')).toBe(lang)
    expect(await response.json()).toMatchObject({ id: 'pets', lang, greeting })
  })

  test('a profile that did not change is not sent again', async () => {
    const etag = (await get('/api/v1/bots/pets?lang=en')).headers.get('etag')!
    expect((await get('/api/v1/bots/pets?lang=en', { 'if-none-match': etag })).status).toBe(304)
    expect((await get('/api/v1/bots/pets?lang=zh-Hant', { 'if-none-match': etag })).status).toBe(200)
  })

  test('an unknown bot and an unknown language are told with the way out', async () => {
    expect((await problemOf(await get('/api/v1/bots/nobody'))).detail).toContain('GET /api/v1/bots')
    const problem = await problemOf(await get('/api/v1/bots/pets?lang=fr'))
    expect(problem).toMatchObject({ status: 400, problems: [{ field: 'lang' }] })
    expect(problem.detail).toContain('zh-Hant')
  })
})

describe('faqs', () => {
  test('come page by page, every entry once, and the last page has no next', async () => {
    const seen: string[] = []
    let cursor = ''
    for (let page = 0; page < 5; page++) {
      const body = (await (await get(`/api/v1/bots/pets/faqs?limit=2&lang=en${cursor}`)).json()) as {
        faqs: { faqId: string; confidence?: number }[]
        next?: string
        total: number
      }
      expect(body.total).toBe(3)
      seen.push(...body.faqs.map(({ faqId }) => faqId))
      expect(body.faqs[0]).not.toHaveProperty('confidence')
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
    expect(seen.toSorted()).toEqual(['dog-licence-fee', 'lost-cat', 'renew-licence'])
  })

  test('one entry, in the language wanted', async () => {
    expect(await (await get('/api/v1/bots/pets/faqs/dog-licence-fee?lang=zh-Hans')).json()).toMatchObject({
      faqId: 'dog-licence-fee',
      lang: 'zh-Hans',
      category: 'licence',
      short: '狗牌费用为港币80元。',
    })
    expect((await problemOf(await get('/api/v1/bots/pets/faqs/no-such'))).status).toBe(404)
  })

  test.each(['cursor=nonsense', 'limit=0', 'limit=101', 'limit=many'])(
    'refuses %s and names the field',
    async (query) => {
      const problem = await problemOf(await get(`/api/v1/bots/pets/faqs?${query}`))
      expect(problem).toMatchObject({ status: 400, problems: [{ field: query.split('=')[0] }] })
    },
  )
})

describe('ask', () => {
  test('answers, opens a conversation and stores the turn', async () => {
    const reply = await askPets({ text: '狗牌幾多錢？' })
    expect(reply).toMatchObject({
      outcome: 'answer',
      lang: 'zh-Hant',
      answers: [{ faqId: 'dog-licence-fee', bot: 'pets' }],
    })
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, reply.turnId))
    expect(turn).toMatchObject({
      bot: 'pets',
      number: 1,
      text: '狗牌幾多錢？',
      outcome: 'answer',
      status: 'answered',
      faqIds: ['dog-licence-fee'],
      thresholds: { answerAt: 0.5, gap: 0.05, offerAt: 0.2 },
      content: reply.version.content,
      engine: reply.version.engine,
    })
    expect(turn!.ranking[0]).toMatchObject({ faqId: 'dog-licence-fee' })
  })

  test('goes on in a conversation, and remembers what was spoken of', async () => {
    const first = await askPets({ text: question })
    const second = await askPets({ text: question, conversationId: first.conversationId })
    expect(second.conversationId).toBe(first.conversationId)
    expect(second.turnId).not.toBe(first.turnId)
  })

  test('the same clientMessageId gives the same reply and counts once, also when both come at once', async () => {
    const { conversationId } = await askPets({ text: question })
    const message = { text: 'My cat is lost. What can I do?', conversationId, clientMessageId: 'm-1' }
    const replies = await Promise.all([askPets(message), askPets(message), askPets({ ...message, text: 'else' })])
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
    const conversation = (await (await get(`/api/v1/conversations/${conversationId}`)).json()) as { turns: unknown[] }
    expect(conversation.turns).toHaveLength(2)
  })

  test('many messages at once in one conversation are answered one after the other', async () => {
    const { conversationId } = await askPets({ text: question })
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => askPets({ text: question, conversationId, clientMessageId: `p${i}` })),
    )
    const conversation = (await (await get(`/api/v1/conversations/${conversationId}`)).json()) as { turns: unknown[] }
    expect(conversation.turns).toHaveLength(13)
  })

  test('takes a thousand characters of any plane and refuses one more', async () => {
    expect((await node.post('/api/v1/bots/pets/ask', { text: '𠮷'.repeat(1000) })).status).toBe(200)
    const problem = await problemOf(await node.post('/api/v1/bots/pets/ask', { text: '𠮷'.repeat(1001) }))
    expect(problem).toMatchObject({ status: 400, problems: [{ field: 'text' }] })
  })

  test('takes characters that no database takes', async () => {
    for (const text of ['a\0b', '\ud800 狗牌', '👩‍👩‍👧‍👦'.repeat(20), '\u202e%s{{x}}'])
      expect((await node.post('/api/v1/bots/pets/ask', { text })).status).toBe(200)
  })

  test.each<[string, unknown, string]>([
    ['no text', {}, 'text'],
    ['an empty text', { text: '  ' }, 'text'],
    ['a number', { text: 5 }, 'text'],
    ['an unknown language', { text: 'x', lang: 'fr' }, 'lang'],
    ['a bad clientMessageId', { text: 'x', clientMessageId: 'a b' }, 'clientMessageId'],
  ])('refuses %s and names the field', async (_, body, field) => {
    expect(await problemOf(await node.post('/api/v1/bots/pets/ask', body))).toMatchObject({
      status: 400,
      problems: [{ field }],
    })
  })

  test('refuses what is no JSON, no object, too large, or another content type', async () => {
    const send = (body: string, type = 'application/json') =>
      node.app.request('/api/v1/bots/pets/ask', { method: 'POST', body, headers: { 'content-type': type } })
    expect((await problemOf(await send('{bad'))).status).toBe(400)
    expect((await problemOf(await send('"text"'))).status).toBe(400)
    expect((await problemOf(await send('text=x', 'application/x-www-form-urlencoded'))).status).toBe(415)
    expect((await problemOf(await send(JSON.stringify({ text: 'x'.repeat(20_000) })))).status).toBe(413)
    expect((await problemOf(await node.app.request('/api/v1/bots/pets/ask', { method: 'POST' }))).status).toBe(400)
  })

  test('an unknown bot, method, path and conversation are told', async () => {
    expect((await problemOf(await node.post('/api/v1/bots/nobody/ask', { text: 'x' }))).status).toBe(404)
    const wrong = await node.app.request('/api/v1/bots/pets/ask', { method: 'PUT' })
    expect(wrong.headers.get('allow')).toBe('POST')
    expect((await problemOf(wrong)).status).toBe(405)
    expect((await problemOf(await get('/api/v1/nothing'))).status).toBe(404)
    for (const conversationId of ['nonsense', 'A'.repeat(32)]) {
      const problem = await problemOf(await node.post('/api/v1/bots/pets/ask', { text: 'x', conversationId }))
      expect(problem).toMatchObject({ status: 404, detail: expect.stringContaining('conversationId') })
    }
  })

  test('a conversation is good for its own bot only', async () => {
    const { conversationId } = await askPets({ text: question })
    expect((await problemOf(await node.post('/api/v1/bots/lamps/ask', { text: 'x', conversationId }))).status).toBe(403)
  })
})

describe('suggest', () => {
  test('completes by GET and by POST alike, and leaves no trace', async () => {
    const before = node.lines.length
    const [byGet, byPost] = await Promise.all([
      get('/api/v1/bots/pets/suggest?q=dog%20lic&lang=en'),
      node.post('/api/v1/bots/pets/suggest', { q: 'dog lic', lang: 'en' }),
    ])
    const found = (await byGet.json()) as { faqId: string; question: string }[]
    expect(found.map(({ faqId }) => faqId)).toContain('dog-licence-fee')
    expect(await byPost.json()).toEqual(found)
    expect(node.lines.slice(before)).toEqual([])
  })

  test('refuses a missing q and a limit out of range', async () => {
    expect((await problemOf(await get('/api/v1/bots/pets/suggest'))).problems?.[0]?.field).toBe('q')
    expect(
      (await problemOf(await node.post('/api/v1/bots/pets/suggest', { q: 'a', limit: 99 }))).problems?.[0]?.field,
    ).toBe('limit')
  })
})

describe('feedback', () => {
  test('is remembered, can be changed, and its comment is masked', async () => {
    const { turnId, conversationId } = await askPets({ text: question })
    const give = (body: object) => node.post('/api/v1/bots/pets/feedback', { turnId, ...body })
    expect((await give({ helpful: true })).status).toBe(204)
    expect((await give({ helpful: false, reason: 'outdated', comment: 'call me at 9123 4567' })).status).toBe(204)
    expect(await node.services.db.select().from(feedback).where(eq(feedback.turnId, turnId))).toMatchObject([
      { helpful: false, reason: 'outdated', comment: 'call me at [phone]' },
    ])
    expect(await (await get(`/api/v1/conversations/${conversationId}`)).json()).toMatchObject({
      turns: [{ helpful: false }],
    })
  })

  test('refuses a turn that is not there, one of another bot, and a body without a verdict', async () => {
    const { turnId } = await askPets({ text: question })
    const none = '00000000-0000-4000-8000-000000000000'
    expect(
      (await problemOf(await node.post('/api/v1/bots/pets/feedback', { turnId: none, helpful: true }))).status,
    ).toBe(404)
    expect((await problemOf(await node.post('/api/v1/bots/lamps/feedback', { turnId, helpful: true }))).status).toBe(
      404,
    )
    expect((await problemOf(await node.post('/api/v1/bots/pets/feedback', { turnId: 'x' }))).problems).toMatchObject([
      { field: 'turnId' },
      { field: 'helpful' },
    ])
  })
})

describe('conversations', () => {
  test('are read again in another language, answer by answer, whole replies', async () => {
    const { conversationId } = await askPets({ text: question })
    await askPets({ text: 'My cat is lost. What can I do?', conversationId })
    const said = (await (await get(`/api/v1/conversations/${conversationId}`)).json()) as { turns: { reply: Reply }[] }
    expect(said.turns.map(({ reply }) => reply.lang)).toEqual(['en', 'en'])
    const read = await (
      await get('/api/v1/conversations/current?lang=zh-HK', { 'faqdesk-conversation': conversationId })
    ).json()
    expect(read).toMatchObject({
      conversationId,
      bot: 'pets',
      lang: 'zh-Hant',
      turns: [
        {
          text: question,
          reply: {
            lang: 'zh-Hant',
            answers: [{ faqId: 'dog-licence-fee', lang: 'zh-Hant', short: '狗牌費用為港幣80元。' }],
          },
        },
        { reply: { lang: 'zh-Hant', answers: [{ faqId: 'lost-cat', short: '致電1823並到各動物管理中心查詢。' }] } },
      ],
    })
    const texts = (read as { turns: { reply: Reply }[] }).turns.map(({ reply }) => reply.text)
    expect(texts[0]).toContain('狗牌費用為港幣80元。')
  })

  test('are forgotten for good: no text of them is left', async () => {
    const reply = await askPets({ text: 'a dog licence for Rex von Unvergesslich' })
    await node.post('/api/v1/bots/pets/feedback', { turnId: reply.turnId, helpful: true, comment: 'Unvergesslich' })
    const path = `/api/v1/conversations/${reply.conversationId}`
    expect((await node.app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect((await problemOf(await get(path))).status).toBe(404)
    expect((await problemOf(await node.app.request(path, { method: 'DELETE' }))).status).toBe(404)
    expect(
      (await problemOf(await node.post('/api/v1/bots/pets/ask', { text: 'x', conversationId: reply.conversationId })))
        .status,
    ).toBe(404)
    const kept = JSON.stringify(
      await Promise.all(
        [turns, feedback, conversations].map((table) => node.services.db.select().from(table as never)),
      ),
    )
    expect(kept).not.toContain('Unvergesslich')
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, reply.turnId))
    expect(turn).toMatchObject({ text: null, reply: null, outcome: reply.outcome })
  })

  test('are found by their secret only, of which the store keeps a hash', async () => {
    const { conversationId } = await askPets({ text: question })
    expect(conversationId).toMatch(/^[\w-]{32}$/)
    expect(JSON.stringify(await node.services.db.select().from(conversations))).not.toContain(conversationId)
    const [row] = await node.services.db.select().from(conversations).limit(1)
    expect((await get(`/api/v1/conversations/${row!.id}`)).status).toBe(404)
    expect((await get('/api/v1/conversations/current')).status).toBe(404)
  })
})

describe('privacy', () => {
  test('what a person writes reaches neither the log nor, unmasked, the database', async () => {
    const secrets = ['A123456(3)', '9123 4567', 'chan@example.com', '4111 1111 1111 1111']
    const { conversationId, turnId } = await askPets({
      text: `dog licence zebrafish ${secrets.join(' ')}; hotline 2117 3348`,
    })
    await get(`/api/v1/conversations/${conversationId}?lang=en`)
    await node.post('/api/v1/bots/pets/ask', { text: 'zebrafish', conversationId: 'zebrafish' })
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, turnId))
    expect(turn!.text).toBe('dog licence zebrafish [HKID] [phone] [e-mail] [card]; hotline 2117 3348')
    expect(turn!.masked.toSorted()).toEqual(['card', 'email', 'hkid', 'phone'])
    const tables = await node.services.db.$client.query("select tablename from pg_tables where schemaname = 'public'")
    let dump = ''
    for (const { tablename } of tables.rows)
      dump += JSON.stringify((await node.services.db.$client.query(`select * from "${tablename}"`)).rows)
    for (const secret of secrets) expect(dump).not.toContain(secret)
    const log = node.lines.join('')
    expect(log).toContain('/api/v1/bots/:bot/ask')
    for (const secret of [...secrets, 'zebrafish', conversationId, turnId]) expect(log).not.toContain(secret)
  })
})

describe('other sites', () => {
  test('may call what the widget calls, with a preflight, and see the headers they need', async () => {
    const preflight = await node.app.request('/api/v1/bots/pets/ask', {
      method: 'OPTIONS',
      headers: { origin: 'https://www.example.org', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Content-Type')
    const response = await node.post('/api/v1/bots/pets/ask', { text: question }, { origin: 'https://www.example.org' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('may not call the desk', async () => {
    const response = await get('/admin/api/me', { origin: 'https://www.example.org' })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('operation', () => {
  test('says that it lives, that it is ready, and what it counts', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect(await (await get('/readyz')).json()).toMatchObject({
      status: 'ok',
      database: 'ok',
      bots: [
        { bot: 'lamps', sequence: 1 },
        { bot: 'pets', sequence: 1 },
      ],
    })
    await askPets({ text: question })
    const text = await (await get('/metrics')).text()
    expect(text).toMatch(/faqdesk_turns_total\{bot="pets",outcome="answer",lang="en"\} [1-9]/)
    expect(text).toContain('faqdesk_entries{bot="pets"} 3')
  })

  test('describes itself: every route of the contract, and a page that loads nothing from elsewhere', async () => {
    const described = (await (await get('/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, object>
      components: { schemas: object }
    }
    expect(described.openapi).toBe('3.1.0')
    expect(
      Object.entries(described.paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual([
      'delete /api/v1/conversations/{id}',
      'get /api/v1/bots',
      'get /api/v1/bots/{bot}',
      'get /api/v1/bots/{bot}/faqs',
      'get /api/v1/bots/{bot}/faqs/{faqId}',
      'get /api/v1/bots/{bot}/suggest',
      'get /api/v1/conversations/{id}',
      'get /api/v1/conversations/{id}/summary',
      'get /v3/directline/conversations/{conversationId}',
      'get /v3/directline/conversations/{conversationId}/activities',
      'post /api/v1/bots/{bot}/ask',
      'post /api/v1/bots/{bot}/feedback',
      'post /api/v1/bots/{bot}/suggest',
      'post /v3/directline/conversations',
      'post /v3/directline/conversations/{conversationId}/activities',
      'post /v3/directline/conversations/{conversationId}/upload',
      'post /v3/directline/tokens/generate',
      'post /v3/directline/tokens/refresh',
    ])
    expect(Object.keys(described.components.schemas)).toEqual(
      expect.arrayContaining(['Reply', 'Answer', 'ProblemDetails', 'BotProfile']),
    )
    const page = await get('/docs')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    const html = await page.text()
    expect(html).not.toMatch(/(?:src|href)="(?!\/)/)
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await get(path!)).status).toBe(200)
  })
})
