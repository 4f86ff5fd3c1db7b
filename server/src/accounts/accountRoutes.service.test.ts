import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { account, audit, botRoles, setupLinks, user } from '../database/schema.ts'
import { cookieOf, openDesk, testPassword } from '../testing/openDesk.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { Me } from '../types.ts'
import { prepareFirstAdministrator } from './prepareFirstAdministrator.ts'

let node: TestApp
const nodes: TestApp[] = []
const begin = async (settings?: Record<string, string>) => {
  node = await startTestApp({ settings })
  nodes.push(node)
}
const end = async () => {
  await nodes.pop()?.stop()
}

const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  node.post('/admin/api/auth/sign-in/email', { email, password }, headers)
const me = (cookie: string) => node.app.request('/admin/api/me', { headers: { cookie } })

describe('signing in', () => {
  let people = 0
  const newEditor = () => openDesk(node, `Mei ${++people}`, { '*': 'editor' })
  beforeAll(() => begin())
  afterAll(end)

  test('gives a cookie that scripts cannot read and other sites cannot use, and ends by signing out', async () => {
    const { email } = await newEditor()
    const response = await signIn(email, testPassword)
    expect(response.status).toBe(200)
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/i)
    const held = cookieOf(response)
    expect((await me(held)).status).toBe(200)
    const out = await node.post('/admin/api/auth/sign-out', {}, { cookie: held, origin: 'http://localhost' })
    expect(out.status).toBe(200)
    expect((await me(held)).status).toBe(401)
  })

  test('tells a wrong password and an unknown person in the same words', async () => {
    const { email } = await newEditor()
    const [wrong, unknown] = [await signIn(email, 'a wrong password'), await signIn('nobody@example.hk', testPassword)]
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(await wrong.text()).toBe(await unknown.text())
  })

  test('makes the sixth wrong password wait, even if it would be right', async () => {
    const { email } = await newEditor()
    for (let guess = 0; guess < 5; guess++) expect((await signIn(email, `guess number ${guess}`)).status).toBe(401)
    const response = await signIn(email, testPassword)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test('offers nobody to sign up, nor any other call of the library', async () => {
    const person = { name: 'Eve', email: 'eve@example.hk', password: testPassword }
    expect((await node.post('/admin/api/auth/sign-up/email', person)).status).toBe(404)
    expect((await node.post('/admin/api/auth/update-user', { name: 'Somebody else' })).status).toBe(404)
    expect((await node.post('/admin/api/auth/delete-user', {})).status).toBe(404)
    expect(await node.services.db.select().from(user).where(eq(user.email, person.email))).toEqual([])
  })

  test('refuses what comes from another site or is a form', async () => {
    const { email, cookie } = await newEditor()
    expect((await signIn(email, testPassword, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await signIn(email, testPassword, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const form = await node.app.request('/admin/api/auth/sign-out', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    })
    expect(form.status).toBe(415)
    expect((await me(cookie)).status).toBe(200)
  })

  test('keeps passwords hashed', async () => {
    await newEditor()
    const [row] = await node.services.db.select().from(account)
    expect(row?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })
})

describe('a node', () => {
  afterEach(end)

  test('behind HTTPS gives a cookie that is sent over HTTPS only', async () => {
    await begin({ FAQDESK_PUBLIC_URL: 'https://desk.example.hk' })
    const { email } = await openDesk(node, 'Mei', { '*': 'editor' })
    const response = await signIn(email, testPassword, { origin: 'https://desk.example.hk' })
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-.*Secure/i)
  })

  test('knows the sessions of the others on its database', async () => {
    await begin()
    const { cookie } = await openDesk(node, 'Mei', { '*': 'editor' })
    const other = await startTestApp({
      database: node.database,
      folders: node.folders,
      settings: { FAQDESK_SYNC: 'off' },
    })
    try {
      expect((await other.app.request('/admin/api/me', { headers: { cookie } })).status).toBe(200)
    } finally {
      await other.stop()
    }
  })
})

describe('the first administrator', () => {
  afterEach(end)

  const person = { name: 'Chan Tai Man', email: 'Chan@example.hk', password: testPassword }

  test('comes in by a one-time link, is signed in by it, and administers every bot', async () => {
    await begin()
    const { setupPath } = await prepareFirstAdministrator(node.services)
    const path = setupPath!.replace('/admin/setup/', '/admin/api/setup/')
    expect((await node.app.request(path)).status).toBe(200)
    const response = await node.post(path, person)
    expect(response.status).toBe(201)
    const { user: self, bots } = (await (await me(cookieOf(response))).json()) as Me
    expect(self).toMatchObject({ name: 'Chan Tai Man', email: 'chan@example.hk' })
    expect(bots.map(({ id, role }) => [id, role])).toEqual([
      ['lamps', 'administrator'],
      ['pets', 'administrator'],
    ])
    expect((await node.app.request(path)).status).toBe(404)
    expect((await node.post(path, { ...person, email: 'second@example.hk' })).status).toBe(404)
    expect(await prepareFirstAdministrator(node.services)).toEqual({})
    const [record] = await node.services.db.select().from(audit).where(eq(audit.action, 'user.create'))
    expect(record).toMatchObject({ by: 'set-up link' })
  })

  test('is one person, if two use two links at once', async () => {
    await begin()
    const paths = [await prepareFirstAdministrator(node.services), await prepareFirstAdministrator(node.services)]
    const responses = await Promise.all(
      paths.map(({ setupPath }, index) =>
        node.post(setupPath!.replace('/admin/', '/admin/api/'), { ...person, email: `person${index}@example.hk` }),
      ),
    )
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 404])
    expect(await node.services.db.select().from(user)).toHaveLength(1)
  })

  test('is told what is wrong with the form, and the link stays good', async () => {
    await begin()
    const { setupPath } = await prepareFirstAdministrator(node.services)
    const path = setupPath!.replace('/admin/', '/admin/api/')
    const response = await node.post(path, { name: '', email: 'no address', password: 'short' })
    expect(response.status).toBe(400)
    const { problems } = (await response.json()) as { problems: { field: string }[] }
    expect(problems.map(({ field }) => field)).toEqual(['name', 'email', 'password'])
    expect((await node.app.request(path)).status).toBe(200)
  })

  test('cannot come in by a guessed or an old link', async () => {
    await begin()
    const { setupPath } = await prepareFirstAdministrator(node.services)
    expect((await node.post('/admin/api/setup/guess', person)).status).toBe(404)
    await node.services.db.update(setupLinks).set({ expiresAt: new Date(Date.now() - 1000) })
    expect((await node.post(setupPath!.replace('/admin/', '/admin/api/'), person)).status).toBe(404)
    const [link] = await node.services.db.select().from(setupLinks)
    expect(setupPath).not.toContain(link?.tokenHash)
  })

  test('is made from the settings, once, also when two nodes start at the same time', async () => {
    const settings = { FAQDESK_ADMIN_EMAIL: 'boss@example.hk', FAQDESK_ADMIN_PASSWORD: testPassword }
    await begin(settings)
    await Promise.all([prepareFirstAdministrator(node.services), prepareFirstAdministrator(node.services)])
    expect(await prepareFirstAdministrator(node.services)).toEqual({})
    expect(await node.services.db.select().from(botRoles)).toMatchObject([{ bot: '*', role: 'administrator' }])
    expect((await signIn('boss@example.hk', testPassword)).status).toBe(200)
  })
})
