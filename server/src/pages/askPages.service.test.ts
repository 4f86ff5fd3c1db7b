import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { feedback, turns } from '../database/schema.ts'
import { checkFaqPage } from '../testing/checkFaqPage.ts'
import { pressButton, readForms } from '../testing/readForms.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'

let node: TestApp
beforeAll(async () => {
  node = await startTestApp({ settings: { FAQDESK_PUBLIC_URL: 'https://faq.example.hk' } })
})
afterAll(() => node.stop())

const get = (path: string, headers: Record<string, string> = {}) =>
  node.app.request(path, { headers: { accept: 'text/html', ...headers } })
const read = async (path: string) => (await get(path)).text()

function post(path: string, fields: Record<string, string> | URLSearchParams): Promise<Response> {
  const body = new URLSearchParams(fields)
  return Promise.resolve(node.app.request(path, { method: 'POST', body }))
}
async function press(html: string, label: string): Promise<string> {
  const { action, body } = pressButton(html, label)
  return (await post(action, body)).text()
}
/** Types a question into the first field of the page. */
async function ask(html: string, text: string, button = 'Ask'): Promise<string> {
  const { action, body } = pressButton(html, button)
  body.set('text', text)
  return (await post(action, body)).text()
}
const conversationOf = (html: string) => readForms(html).find(({ fields }) => fields.conversation)?.fields.conversation
const storedTurns = async (bot = 'pets') => node.services.db.select().from(turns).where(eq(turns.bot, bot))
const textOf = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ')

describe('a conversation without JavaScript', () => {
  test('goes on by forms: answer, related question, another language, earlier turns', async () => {
    const first = await ask(await read('/ask/pets?lang=en'), 'my cat is lost')
    expect(first).toContain('Call 1823 and visit the centres.')
    expect(first).toMatch(/<title>Reply to «my cat is lost»/)
    const second = await ask(first, 'dog licence fee')
    expect(conversationOf(second)).toBe(conversationOf(first))
    expect(second).toContain('A dog licence costs HK$80.')
    expect(second).toContain('Earlier in this conversation (1)')
    const { action, body } = pressButton(second, '繁')
    const chinese = await (await post(action, body)).text()
    expect(chinese).toContain('<html lang="zh-Hant-HK">')
    expect(chinese).toContain('狗牌費用為港幣80元。')
    expect(chinese).toContain('較早前的對話（1）')
    expect(chinese).toContain('致電1823並到各動物管理中心查詢。')
    const third = await ask(chinese, '續牌', '發問')
    expect(third).toContain('帶狗隻到動物管理中心辦理。')
    expect(conversationOf(third)).toBe(conversationOf(first))
  })

  test('the same form sent again counts once', async () => {
    const first = await ask(await read('/ask/lamps?lang=en'), 'hello')
    const { action, body } = pressButton(first, 'Ask')
    body.set('text', 'broken lamp')
    const [once, again] = [await (await post(action, body)).text(), await (await post(action, body)).text()]
    expect(again).toBe(once)
    expect(await storedTurns('lamps')).toHaveLength(2)
    // Other words after the same reply are another message.
    body.set('text', '街燈壞咗')
    await post(action, body)
    expect(await storedTurns('lamps')).toHaveLength(3)
  })

  test('keeps what was thought of an answer, with the reason', async () => {
    const page = await ask(await read('/ask/pets?lang=en'), 'dog licence fee')
    const asked = await press(page, 'No')
    expect(textOf(asked)).toContain('What was wrong?')
    const told = await press(asked, 'It is out of date')
    expect(textOf(told)).toContain('Thank you.')
    expect(textOf(told)).not.toContain('What was wrong?')
    const turnId = readForms(page).find(({ fields }) => fields.turn)!.fields.turn!
    expect(await node.services.db.select().from(feedback).where(eq(feedback.turnId, turnId))).toMatchObject([
      { helpful: false, reason: 'out-of-date' },
    ])
    expect(textOf(await press(page, 'Yes'))).toContain('Thank you.')
  })

  test('is forgotten by a button', async () => {
    const page = await ask(await read('/ask/pets?lang=en'), 'dog licence fee for Unvergesslich')
    const gone = await press(page, 'Forget this conversation')
    expect(textOf(gone)).toContain('The conversation was forgotten')
    expect(JSON.stringify(await storedTurns())).not.toContain('Unvergesslich')
    // The old page still is in the browser: its form begins anew, and says so.
    expect(textOf(await ask(page, 'dog licence fee'))).toContain('The conversation before has ended')
  })

  test('shows what was masked, and says so', async () => {
    const page = await ask(await read('/ask/pets?lang=en'), 'dog licence fee, my phone is 9123 4567')
    expect(page).not.toContain('9123')
    expect(textOf(page)).toContain('my phone is [phone]')
    expect(textOf(page)).toContain('Personal data in your message was masked')
  })

  test('is told in short where people can help', async () => {
    const first = await ask(await read('/ask/pets?lang=en'), 'dog licence fee')
    const page = await ask(first, 'let me talk to a person')
    expect(textOf(page)).toContain('A summary to take along')
    expect(textOf(page).split('A summary to take along')[1]).toContain('How much is a dog licence?')
  })

  test('of another bot is not gone on with', async () => {
    const lamps = await ask(await read('/ask/lamps?lang=en'), 'broken lamp')
    const conversation = conversationOf(lamps)!
    const page = await (await post('/ask/pets?lang=en', { text: 'dog licence fee', conversation })).text()
    expect(conversationOf(page)).not.toBe(conversation)
    expect(page).not.toContain('lamp post')
  })

  test('sets no cookie, and is kept by nobody', async () => {
    const response = await post('/ask/pets?lang=en', { text: 'dog licence fee' })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).not.toContain('rel="canonical"')
  })
})

describe('what can not be taken', () => {
  test.each([
    ['nothing', '   ', 'Please type a question.'],
    ['too much', '字'.repeat(1001), 'The question is too long'],
  ])('%s: the page says so beside the field, and the words stay', async (_, text, words) => {
    const response = await post('/ask/pets?lang=en', { text })
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(textOf(html)).toContain(words)
    expect(html).toContain('aria-invalid="true"')
    expect(readForms(html)[0]!.fields.text).toBe(text.trim())
  })

  test('within a conversation the conversation stays', async () => {
    const page = await ask(await read('/ask/pets?lang=en'), 'dog licence fee')
    const empty = await ask(page, '')
    expect(empty).toContain('A dog licence costs HK$80.')
    expect(textOf(empty)).toContain('Please type a question.')
  })

  test('a form of any size and any content gives a page', async () => {
    const large = await post('/ask/pets?lang=zh-Hans', { text: 'x'.repeat(20_000) })
    expect(large.status).toBe(413)
    for (const body of [
      'text=%ff%00',
      'turn=x&helpful=maybe',
      'show=fr',
      'conversation=../..&text=a',
      'do=else&text=b',
    ]) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const response = await node.app.request('/ask/pets', { method: 'POST', headers, body })
      expect([200, 422]).toContain(response.status)
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    }
  })

  test('markup of a person stays text', async () => {
    const text = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
    const page = await ask(await read('/ask/pets?lang=en'), text)
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
    const long = `"><b>${'x'.repeat(1000)}`
    expect(await (await post('/ask/pets?lang=en', { text: long })).text()).not.toContain('"><b>')
  })
})

describe('pages that are read', () => {
  const paths = ['/ask/pets', '/ask/pets/dog-licence-fee', '/ask/pets/about', '/', '/demo/pets/', '/chat/pets']

  test('ask the database nothing', async () => {
    const { $client } = node.services.db
    const [queries, connections] = [vi.spyOn($client, 'query'), vi.spyOn($client, 'connect')]
    try {
      for (const path of [...paths, '/ask/pets/none', '/ask/none', '/sitemap.xml', '/robots.txt'])
        for (const lang of ['en', 'zh-Hant', 'zh-Hans'])
          expect((await get(`${path}?lang=${lang}`)).status).toBe(path.endsWith('none') ? 404 : 200)
      expect(queries).not.toHaveBeenCalled()
      expect(connections).not.toHaveBeenCalled()
    } finally {
      queries.mockRestore()
      connections.mockRestore()
    }
  })

  test.each(paths)('%s is not sent twice, and changes with what it shows', async (path) => {
    const response = await get(`${path}?lang=en`)
    expect(response.headers.get('cache-control')).toBe('public, no-cache')
    const etag = response.headers.get('etag')!
    const again = await get(`${path}?lang=en`, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect((await get(`${path}?lang=zh-Hant`, { 'if-none-match': etag })).status).toBe(200)
  })

  test.each(paths)('%s needs no inline script or style, and no other site', async (path) => {
    const response = await get(`${path}?lang=en`)
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*(?!$)(?!;)/)
    const html = await response.text()
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/src="\/|type="application\/ld\+json"/)
    expect(html).not.toMatch(/ style=| on\w+=|<style/)
    for (const [, address] of html.matchAll(
      /<(?:script|link rel="(?:stylesheet|icon)"|img)[^>]*(?:src|href)="([^"]+)"/g,
    ))
      expect(address).toMatch(/^\//)
  })

  test('the pages of /ask run no script at all', async () => {
    for (const path of paths.slice(0, 3))
      expect((await read(`${path}?lang=en`)).replace(/<script type="application\/ld\+json">/g, '')).not.toContain(
        '<script',
      )
  })

  test.each([
    ['?lang=zh-HK', {}, 'zh-Hant-HK'],
    ['', { 'accept-language': 'fr, zh-CN;q=0.8' }, 'zh-Hans'],
    ['', { 'accept-language': 'en-GB' }, 'en'],
    ['', {}, 'zh-Hant-HK'],
    ['?lang=fr', { 'accept-language': 'en' }, 'en'],
  ])('speak the reader’s language: %s %j', async (query, headers, lang) => {
    for (const path of ['/ask/pets', '/ask/pets/lost-cat', '/ask/pets/about', '/ask/pets/none', '/nowhere']) {
      const response = await get(path + query, headers)
      expect(await response.text()).toContain(`<html lang="${lang}">`)
      expect(response.headers.get('vary')).toContain('Accept-Language')
    }
  })
})

describe('search engines', () => {
  const linksOf = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)">/g)].map(
        ([, rel, lang, href]) => [lang ?? rel, href!],
      ),
    )

  test('find every page at one address in each language', async () => {
    const sitemap = await read('/sitemap.xml')
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!)
    // Two bots: three and one entries, and two pages each, in three languages.
    expect(addresses).toHaveLength((3 + 1 + 2 * 2) * 3)
    for (const address of addresses) {
      const { pathname, search } = new URL(address)
      const response = await get(pathname + search)
      expect(response.status).toBe(200)
      const html = await response.text()
      const links = linksOf(html)
      expect(links.canonical).toBe(address)
      expect(Object.keys(links).sort()).toEqual(['canonical', 'en', 'x-default', 'zh-Hans', 'zh-Hant'])
      expect(Object.values(links)).toEqual(expect.arrayContaining([address]))
      expect(addresses).toEqual(expect.arrayContaining([links.en, links['zh-Hant'], links['zh-Hans']]))
      expect(html).toMatch(/<meta name="description" content="[^"]+">/)
      expect(html).not.toContain('noindex')
    }
    expect(await read('/robots.txt')).toContain('Sitemap: https://faq.example.hk/sitemap.xml')
  })

  test('are told to leave alone what is not to be found', async () => {
    for (const path of ['/demo/pets/', '/chat/pets', '/ask/pets/none', '/nowhere'])
      expect(await read(path)).toContain('<meta name="robots" content="noindex">')
  })

  test('read every entry as an FAQPage that is right, and that says what the page says', async () => {
    for (const bot of ['pets', 'lamps'])
      for (const { id } of node.services.publications.get(bot)!.snapshot.content.entries)
        for (const lang of ['en', 'zh-Hant', 'zh-Hans']) {
          const html = await read(`/ask/${bot}/${id}?lang=${lang}`)
          const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!
          expect(checkFaqPage(json!)).toEqual([])
          const [question] = (JSON.parse(json!) as { mainEntity: { name: string; acceptedAnswer: { text: string } }[] })
            .mainEntity
          const shown = textOf(html).replaceAll('&#39;', "'")
          expect(shown).toContain(question!.name)
          for (const line of question!.acceptedAnswer.text.split('\n')) expect(shown).toContain(line)
        }
  })
})

describe('errors are pages too', () => {
  test.each([
    ['en', 'There is no such page'],
    ['zh-Hant', '找不到這個網頁'],
    ['zh-Hans', '找不到这个网页'],
  ])('an address at which there is nothing, in %s', async (lang, words) => {
    for (const path of ['/ask/nobody', '/ask/nobody/about', '/demo/nobody/', '/no/where.html']) {
      const response = await get(`${path}?lang=${lang}`)
      expect(response.status).toBe(404)
      const html = await response.text()
      expect(textOf(html)).toContain(words)
      expect(html).toContain(`href="/ask/pets?lang=${lang}"`)
    }
  })

  test('but programs are answered as programs', async () => {
    for (const response of [await get('/api/v1/nothing'), await node.app.request('/nothing')]) {
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    }
  })

  test('a database that is away: the people who can help, and when to try again', async () => {
    const broken = vi
      .spyOn(node.services.db, 'transaction')
      .mockRejectedValue(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    try {
      const response = await post('/ask/pets?lang=en', { text: 'dog licence fee' })
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('5')
      const html = await response.text()
      expect(html).toContain('tel:21173348')
      expect(html).not.toContain('ECONNREFUSED')
    } finally {
      broken.mockRestore()
    }
  })

  test('a bot that is paused names the people who can help, on every page of it', async () => {
    const paused = vi
      .spyOn(node.services.pauses, 'isPaused')
      .mockImplementation((bot, channel) => bot === 'pets' && channel === 'pages')
    try {
      for (const path of ['/ask/pets', '/ask/pets/dog-licence-fee']) {
        const response = await get(`${path}?lang=en`)
        expect(response.status).toBe(503)
        const html = await response.text()
        expect(html).toContain('tel:21173348')
        expect(html).not.toContain('HK$80')
      }
      const asked = await (await post('/ask/pets?lang=en', { text: 'dog licence fee' })).text()
      expect(asked).not.toContain('HK$80')
      expect(asked).toContain('tel:21173348')
      expect((await get('/ask/lamps?lang=en')).status).toBe(200)
    } finally {
      paused.mockRestore()
    }
  })

  test('too many questions in a minute', async () => {
    const strict = await startTestApp({
      settings: { FAQDESK_RATE_LIMIT: '1' },
      database: node.database,
      folders: node.folders,
    })
    try {
      const send = () =>
        strict.app.request('/ask/pets?lang=en', { method: 'POST', body: new URLSearchParams({ text: 'hello' }) })
      expect((await send()).status).toBe(200)
      const response = await send()
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(textOf(await response.text())).toContain('Too many questions in a short time')
    } finally {
      await strict.stop()
    }
  })
})
