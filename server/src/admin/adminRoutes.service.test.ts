import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { audit, drafts } from '../database/schema.ts'
import { openDesk } from '../testing/openDesk.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { Draft, Entry, EntryDetail, EntryList, Me, ProblemDetails, Published, Role } from '../types.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

let node: TestApp
let desk: Desk
const open = async () => {
  node = await startTestApp()
  desk = await openDesk(node, 'Mei Wong', { pets: 'publisher' })
}
const close = () => node.stop()

const fee = '/bots/pets/entries/dog-licence-fee'
const read = async <T>(response: Response | Promise<Response>, status = 200): Promise<T> => {
  const { status: actual, ...rest } = { status: (await response).status, body: await (await response).text() }
  expect(actual, rest.body).toBe(status)
  return JSON.parse(rest.body || 'null') as T
}
const detail = (path = fee, who = desk) => read<EntryDetail>(who.call('GET', path))
const save = (entry: Draft['entry'], version: number, path = fee, who = desk) =>
  who.call('PUT', `${path}/draft`, { entry, version })
const publish = (version: number, path = fee, who = desk) =>
  who.call('POST', `${path}/publish`, { version, reason: 'the fee rises' })
const withFee = (entry: Entry, amount: number): Entry => ({
  ...entry,
  short: { ...entry.short, en: `A dog licence costs HK$${amount}.` },
})
const fileText = () => readFileSync(node.folders.faq('pets/licence.yaml'), 'utf8')
const until = async (isTrue: () => boolean | Promise<boolean>) => {
  for (let attempt = 0; attempt < 200 && !(await isTrue()); attempt++) await wait(25)
  expect(await isTrue()).toBe(true)
}

describe('who may do what', () => {
  beforeAll(open)
  afterAll(close)

  const entry = { id: 'dog-licence-fee' }
  /** Every route of the desk, with the least role that may call it; a success or a clash means that it was let in. */
  const routes: [method: string, path: string, least: Role, body?: unknown][] = [
    ['GET', '/bots/pets/entries', 'viewer'],
    ['GET', fee, 'viewer'],
    ['PUT', `${fee}/draft`, 'editor', { entry, version: 0 }],
    ['DELETE', `${fee}/draft`, 'editor'],
    ['POST', `${fee}/publish`, 'publisher', { version: 99, reason: 'a test' }],
    ['POST', `${fee}/resolve`, 'publisher', { keep: 'live', reason: 'a test' }],
    ['POST', '/bots/pets/pause', 'publisher', { channel: 'pages' }],
    ['POST', '/bots/pets/resume', 'publisher', {}],
    ['GET', '/bots/pets/webhooks', 'administrator'],
  ]
  const roles: Role[] = ['viewer', 'editor', 'publisher', 'administrator']

  test('the list above holds every route that the app has', () => {
    const known = new Set([
      'GET /me',
      ...routes.map(
        ([method, path]) => `${method} ${path.replace(fee, '/bots/:bot/entries/:id').replace('pets', ':bot')}`,
      ),
    ])
    const found = node.app.routes
      .filter(
        ({ method, path }) => method !== 'ALL' && path.startsWith('/admin/api/') && !/\/(auth|setup)\//.test(path),
      )
      .map(({ method, path }) => `${method} ${path.slice('/admin/api'.length)}`)
    expect([...new Set(found)].sort()).toEqual([...known].sort())
  })

  test('nobody is let in without a session', async () => {
    for (const [method, path, , body] of [['GET', '/me', 'viewer', undefined] as const, ...routes]) {
      const response = await desk.call(method, path, body, { cookie: 'faqdesk.session_token=made-up.signature' })
      expect(response.status, `${method} ${path}`).toBe(401)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  test.each(roles)('a %s is let in where that role reaches, and nowhere else', async (role) => {
    const person = await openDesk(node, `A ${role}`, { pets: role })
    for (const [method, path, least, body] of routes) {
      const allowed = roles.indexOf(role) >= roles.indexOf(least)
      const { status } = await person.call(method, path, body)
      if (allowed) expect([401, 403], `${method} ${path}`).not.toContain(status)
      else expect(status, `${method} ${path}`).toBe(403)
      const elsewhere = await person.call(method, path.replace('pets', 'lamps'), body)
      expect(elsewhere.status, `${method} ${path} of another bot`).toBe(404)
    }
  })

  test('sees the bots of his roles only, and a role for all bots is one for each', async () => {
    expect((await read<Me>(desk.call('GET', '/me'))).bots.map(({ id }) => id)).toEqual(['pets'])
    const all = await openDesk(node, 'Everywhere', { '*': 'viewer', lamps: 'editor' })
    expect((await read<Me>(all.call('GET', '/me'))).bots).toMatchObject([
      { id: 'lamps', role: 'editor', entries: 1, drafts: 0, conflicts: 0 },
      { id: 'pets', role: 'viewer', entries: 3, drafts: 0, conflicts: 0 },
    ])
  })
})

describe('finding entries', () => {
  beforeAll(open)
  afterAll(close)

  const list = (query = '') => read<EntryList>(desk.call('GET', `/bots/pets/entries${query}`))
  const ids = async (query: string) => (await list(query)).entries.map(({ id }) => id)

  test('lists every entry with its category and status', async () => {
    const { categories, entries, total } = await list()
    expect(total).toBe(3)
    expect(categories.map(({ id, entries: count }) => [id, count])).toEqual([
      ['licence', 2],
      ['lost', 1],
    ])
    expect(entries[0]).toMatchObject({
      id: 'dog-licence-fee',
      status: 'live',
      category: 'licence',
      reviewOverdue: false,
    })
  })

  test('searches as the bot does, in any language, and by id and half a word', async () => {
    expect((await ids('?q=我隻貓唔見咗'))[0]).toBe('lost-cat')
    expect((await ids(`?q=${encodeURIComponent('how much does the dog licence cost')}`))[0]).toBe('dog-licence-fee')
    expect((await ids('?q=lost-cat'))[0]).toBe('lost-cat')
    expect(await ids('?q=renew-lic')).toContain('renew-licence')
  })

  test('filters by category and status', async () => {
    expect(await ids('?category=lost')).toEqual(['lost-cat'])
    await read(save({ id: 'lost-cat' }, 0, '/bots/pets/entries/lost-cat'))
    expect(await ids('?status=draft')).toEqual(['lost-cat'])
    expect(await ids('?status=live&category=lost')).toEqual([])
    expect((await desk.call('GET', '/bots/pets/entries?status=nonsense')).status).toBe(400)
  })
})

describe('drafts', () => {
  beforeAll(open)
  afterEach(async () => {
    await node.services.db.delete(drafts)
  })
  afterAll(close)

  test('are kept as they were left, with what is still to be mended', async () => {
    const draft = await read<Draft>(save({ id: 'dog-licence-fee', question: { en: 'How much?', 'zh-Hant': '' } }, 0))
    expect(draft).toMatchObject({ version: 1, updatedBy: 'Mei Wong' })
    expect(draft.problems).toContainEqual(
      expect.objectContaining({ field: 'short', message: 'is missing', severity: 'error' }),
    )
    expect(draft.problems.some(({ field }) => field === 'question.zh-Hant')).toBe(true)
    expect((await detail()).draft).toEqual(draft)
    expect(await node.ask('pets', 'How much is a dog licence?')).toBe('A dog licence costs HK$80.')
  })

  test('are checked by the lint of the files too', async () => {
    const { live } = await detail()
    const entry = { ...live!, answer: { en: 'Call {{hotline.nobody}}.', 'zh-Hant': '致電。' }, aliases: ['狗牌'] }
    const { problems } = await read<Draft>(save({ ...entry, phrasings: { en: ['My cat is lost. What can I do?'] } }, 0))
    expect(problems).toContainEqual(expect.objectContaining({ field: 'answer.en', severity: 'error' }))
    expect(problems.some(({ message }) => message.includes('belongs to «lost-cat»'))).toBe(true)
    expect((await publish(1)).status).toBe(422)
  })

  test('do not overwrite each other: the later save is told what stands', async () => {
    const other = await openDesk(node, 'Ho Lee', { pets: 'editor' })
    const { live } = await detail()
    await read(save(withFee(live!, 90), 0))
    const clash = await read<ProblemDetails>(save(withFee(live!, 95), 0, fee, other), 409)
    expect(clash.current).toMatchObject({ version: 1, updatedBy: 'Mei Wong' })
    expect((await read<Draft>(save(withFee(live!, 95), 1, fee, other))).version).toBe(2)
    expect((await read<ProblemDetails>(save(withFee(live!, 99), 1), 409)).current?.version).toBe(2)
    expect((await read<ProblemDetails>(publish(1), 409)).current?.version).toBe(2)
  })

  test('of twenty saves at once, one wins', async () => {
    const { live } = await detail()
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => save(withFee(live!, 100 + at), 0)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  test('a save whose answer was lost may be sent again', async () => {
    const { live } = await detail()
    const first = await read<Draft>(save(withFee(live!, 90), 0))
    expect(await read<Draft>(save(withFee(live!, 90), 0))).toEqual(first)
  })

  test('are gone when they are discarded, and what is live stays', async () => {
    const { live } = await detail()
    await read(save(withFee(live!, 90), 0))
    expect((await desk.call('DELETE', `${fee}/draft`)).status).toBe(204)
    const after = await detail()
    expect([after.live, after.draft]).toEqual([live, undefined])
  })

  test('refuse another id, a version that is no number, and a body too large', async () => {
    expect((await save({ id: 'lost-cat' }, 0)).status).toBe(400)
    expect((await desk.call('PUT', `${fee}/draft`, { entry: { id: 'dog-licence-fee' }, version: 'x' })).status).toBe(
      400,
    )
    expect((await save({ id: 'dog-licence-fee', owner: 'x'.repeat(600_000) }, 0)).status).toBe(413)
    expect(
      (
        await desk.call(
          'PUT',
          `${fee}/draft`,
          { entry: { id: 'dog-licence-fee' }, version: 0 },
          { origin: 'https://evil.example' },
        )
      ).status,
    ).toBe(403)
  })
})

describe('publishing', () => {
  beforeEach(open)
  afterEach(close)

  test('changes the answer and the file within a second; comments stay', async () => {
    const { live } = await detail()
    await read(save(withFee(live!, 90), 0))
    const started = performance.now()
    const published = await read<Published>(publish(1))
    expect(await node.ask('pets', 'How much is a dog licence?')).toBe('A dog licence costs HK$90.')
    expect(performance.now() - started).toBeLessThan(1000)
    expect(published).toMatchObject({ publication: 2, file: expect.stringMatching(/pets\/licence\.yaml$/) })
    expect(fileText()).toContain('A dog licence costs HK$90.')
    expect(fileText()).toContain('# What a dog licence costs and needs.')
    expect(fileText()).toContain('# Renewal is asked for most in spring.')
    const after = await detail()
    expect(after.draft).toBeUndefined()
    expect(after.history[0]).toMatchObject({ publication: 2, publishedBy: 'Mei Wong', reason: 'the fee rises' })
    await wait(300)
    expect(node.services.publications.live('pets')?.sequence).toBe(2)
  })

  test('leaves an audit record of each step on the way', async () => {
    const { live } = await detail()
    await read(save(withFee(live!, 90), 0))
    await read(publish(1))
    await read(save(withFee(live!, 95), 0))
    await desk.call('DELETE', `${fee}/draft`)
    const records = await node.services.db.select().from(audit).orderBy(audit.id)
    const mine = records.filter(({ by }) => by === 'Mei Wong').map(({ action }) => action)
    expect(mine).toEqual(['draft.save', 'publish', 'draft.publish', 'draft.save', 'draft.discard'])
  })

  test('needs a reason and a draft without errors', async () => {
    await read(save({ id: 'dog-licence-fee' }, 0))
    const refused = await read<ProblemDetails>(publish(1), 422)
    expect(refused.problems?.length).toBeGreaterThan(0)
    expect((await desk.call('POST', `${fee}/publish`, { version: 1, reason: ' ' })).status).toBe(400)
    expect(node.services.publications.live('pets')?.sequence).toBe(1)
  })

  test('adds a new entry to the file of its category', async () => {
    const { live } = await detail()
    const path = '/bots/pets/entries/cat-licence'
    const entry = {
      ...live!,
      id: 'cat-licence',
      question: { en: 'Does a cat need a licence?', 'zh-Hant': '養貓要領牌嗎？' },
      short: { en: 'No. Only dogs need one.', 'zh-Hant': '不用，只有狗隻需要。' },
      aliases: ['貓牌'],
    }
    await read(desk.call('PUT', `${path}/draft`, { entry, version: 0, category: 'lost' }))
    const begun = await detail(path)
    expect([begun.category, begun.live]).toEqual(['lost', undefined])
    const { entries } = await read<EntryList>(desk.call('GET', '/bots/pets/entries?status=new'))
    expect(entries.map(({ id }) => id)).toEqual(['cat-licence'])
    const { file } = await read<Published>(publish(1, path))
    expect(file).toMatch(/pets\/lost\.yaml$/)
    expect(readFileSync(node.folders.faq('pets/lost.yaml'), 'utf8')).toContain('id: cat-licence')
    expect(await node.ask('pets', 'Does a cat need a licence?')).toBe('No. Only dogs need one.')
  })

  test('by two people at once loses neither change', async () => {
    const [one, other] = ['/bots/pets/entries/lost-cat', fee]
    for (const path of [one, other]) {
      const { live } = await detail(path)
      await read(save({ ...live!, owner: 'Both' }, 0, path))
    }
    const results = await Promise.all([publish(1, one), publish(1, other)])
    expect(results.map(({ status }) => status)).toEqual([200, 200])
    const { byId } = node.services.publications.get('pets')!
    expect([byId.get('lost-cat')?.owner, byId.get('dog-licence-fee')?.owner]).toEqual(['Both', 'Both'])
    expect(await node.services.db.select().from(drafts)).toEqual([])
  })
})

describe('a conflict between file and store', () => {
  beforeEach(open)
  afterEach(close)

  beforeEach(async () => {
    const { publication } = node.services.publications.live('pets')!
    const { snapshot } = publication
    // Both sides change before the folders are compared again.
    writeFileSync(node.folders.faq('pets/licence.yaml'), fileText().replace('HK$80', 'HK$70'))
    const entries = snapshot.content.entries.map((faq) =>
      faq.id === 'dog-licence-fee' ? { ...withFee(faq, 90), category: faq.category, file: faq.file } : faq,
    )
    await node.services.publications.publish(
      'pets',
      { ...snapshot, content: { ...snapshot.content, entries } },
      { by: 'Somebody', reason: 'a test' },
    )
    await until(async () => (await detail()).conflict !== undefined)
  })

  test('is shown, and nothing is published over it', async () => {
    const { conflict, live } = await detail()
    expect([conflict?.file.short.en, live?.short.en]).toEqual([
      'A dog licence costs HK$70.',
      'A dog licence costs HK$90.',
    ])
    const { entries } = await read<EntryList>(desk.call('GET', '/bots/pets/entries?status=conflict'))
    expect(entries.map(({ id }) => id)).toEqual(['dog-licence-fee'])
    expect((await read<Me>(desk.call('GET', '/me'))).bots[0]?.conflicts).toBe(1)
    await read(save(withFee(live!, 95), 0))
    expect((await publish(1)).status).toBe(422)
  })

  test('ends with the live version in the file, if the editor keeps that', async () => {
    await read(desk.call('POST', `${fee}/resolve`, { keep: 'live', reason: 'the fee is 90' }))
    await until(() => fileText().includes('HK$90'))
    expect((await detail()).conflict).toBeUndefined()
    expect(await node.ask('pets', 'How much is a dog licence?')).toBe('A dog licence costs HK$90.')
  })

  test('ends with the file’s version live, if the editor keeps that', async () => {
    await read(desk.call('POST', `${fee}/resolve`, { keep: 'file', reason: 'the file is right' }))
    expect(await node.ask('pets', 'How much is a dog licence?')).toBe('A dog licence costs HK$70.')
    expect(fileText()).toContain('HK$70')
    expect((await detail()).conflict).toBeUndefined()
    expect((await desk.call('POST', `${fee}/resolve`, { keep: 'file', reason: 'again' })).status).toBe(404)
  })
})
