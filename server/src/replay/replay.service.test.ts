import { readScripts, readSnapshot } from '@faqdesk/bots'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerMessage } from '../api/answerMessage.ts'
import { replay } from '../cli/replay.ts'
import { publications, turns } from '../database/schema.ts'
import { reuseIndex } from '../publication/reuseIndex.ts'
import { projectRoot } from '../settings.ts'
import { forgetOldTexts } from '../store/conversations.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { Reply } from '../types.ts'
import { type Replayed, replayTurns } from './replayTurns.ts'

let node: TestApp
beforeAll(async () => {
  node = await startTestApp()
})
afterAll(() => node.stop())

async function ask(bot: string, body: object): Promise<Reply> {
  const response = await node.post(`/api/v1/bots/${bot}/ask`, body)
  expect(response.status).toBe(200)
  return (await response.json()) as Reply
}

/** A conversation of its own, said line by line. */
async function converse(bot: string, lines: { text: string; lang?: string }[]): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const line of lines) replies.push(await ask(bot, { ...line, conversationId: replies[0]?.conversationId }))
  return replies
}

async function replayAll(options: Parameters<typeof replayTurns>[1]): Promise<Replayed[]> {
  const results: Replayed[] = []
  for await (const one of replayTurns(node.services.db, options)) results.push(one)
  return results
}

const change = (turnId: string, values: Partial<typeof turns.$inferInsert>) =>
  node.services.db.update(turns).set(values).where(eq(turns.id, turnId))

/** The exit code of the command, and what it says. */
async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const settings = { databaseUrl: node.database.url, dataDir: '/nowhere' }
  const code = await replay(settings, args, { say: (line) => lines.push(line) })
  return { code, said: lines.join('\n') }
}

const fee = 'How much is a dog licence?'

test('every conversation of a real bot comes out the same: flows, picks, follow-ups, guards, personal data', async () => {
  const folders = { faqs: `${projectRoot}/faqs`, bots: `${projectRoot}/bots` }
  const { snapshot } = readSnapshot(folders, 'genie')
  await node.services.publications.publish('genie', snapshot!, { by: 'a test', reason: 'a test' })
  const { scripts } = readScripts(`${projectRoot}/bots/genie`)
  let asked = 0
  for (const { script } of scripts) {
    const lines = script.turns.map(({ say, lang }) => ({ text: say, lang }))
    asked += (await converse('genie', lines)).length
  }
  await converse('genie', [
    { text: '隻狗仔出個狗牌要幾錢，我電話9123 4567，身份證A123456(3)' },
    { text: '咁幾耐？' },
    { text: '\u200b9123 4567' },
  ])
  asked += 3
  expect(asked).toBeGreaterThan(60)
  const results = await replayAll({ bot: 'genie' })
  expect(results.filter(({ result }) => result !== 'same')).toEqual([])
  expect(results).toHaveLength(asked)
  const outcomes = await node.services.db.selectDistinct({ outcome: turns.outcome }).from(turns)
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(
    expect.arrayContaining(['answer', 'choices', 'flow', 'handoff', 'noanswer', 'smalltalk']),
  )
})

test('what a bot said while it was paused comes out the same', async () => {
  const pauses = { ...node.services.pauses, isPaused: () => true }
  const publication = node.services.publications.get('lamps')!
  await answerMessage({ ...node.services, pauses }, publication, { text: 'broken lamp' })
  const [turn] = await node.services.db.select().from(turns).where(eq(turns.status, 'paused'))
  expect(await replayAll({ conversation: turn!.conversationId })).toMatchObject([{ result: 'same' }])
})

test('turns are replayed on the publication that answered them, also while its own index was still being built', async () => {
  const [first] = await converse('pets', [{ text: fee }, { text: '續牌' }])
  const before = node.services.publications.get('pets')!
  const entries = before.snapshot.content.entries.map((faq) =>
    faq.id === 'dog-licence-fee' ? { ...faq, short: { en: 'Now HK$95.', 'zh-Hant': '現時95元。' } } : faq,
  )
  const next = { ...before.snapshot, content: { ...before.snapshot.content, entries } }
  await node.services.publications.publish('pets', next, { by: 'a test', reason: 'a test' })
  const interim = reuseIndex(before, next, 'answers')
  const { conversationId } = await answerMessage(node.services, interim, { text: fee })
  const second = await answerMessage(node.services, interim, { text: '狗牌點續', conversationId })
  expect(second.version.engine).toBe(`${first!.version.engine}+index.${before.version.content}`)
  const [third] = await converse('pets', [{ text: fee }])
  expect(third!.answers![0]!.short).toBe('Now HK$95.')

  const results = await replayAll({ bot: 'pets' })
  expect(results).toHaveLength(5)
  expect(results.every(({ result }) => result === 'same')).toBe(true)
})

describe('a turn that comes out otherwise', () => {
  test('is printed with both, and the command fails', async () => {
    const [reply] = await converse('lamps', [{ text: 'How do I report a broken street lamp?' }])
    expect(await run('--conversation', reply!.conversationId)).toMatchObject({ code: 0 })
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, reply!.turnId))
    const text = 'Buy a new lamp.\nThen call 1823.'
    await change(reply!.turnId, { status: 'clarified', reply: { ...turn!.reply!, outcome: 'choices', text } })
    const { code, said } = await run('--conversation', turn!.conversationId)
    expect(code).toBe(1)
    expect(said).toContain(`✗ turn ${reply!.turnId} of lamps`)
    expect(said).toContain('stored   clarified\n    replayed answered')
    expect(said).toContain('stored   choices\n    replayed answer')
    expect(said).toContain('stored   Buy a new lamp.\n           Then call 1823.\n    replayed About: ')
    expect(said).toContain('Turns replayed: 1; 0 came out the same, 1 did not.')
    expect(said).not.toContain('code')

    await change(reply!.turnId, { code: 'another' })
    expect((await run('--conversation', turn!.conversationId)).said).toContain(
      'Taken by other code than this, of those that did not: 1.',
    )
    await change(reply!.turnId, turn!)
    expect(await run('--conversation', turn!.conversationId)).toMatchObject({ code: 0 })
  })

  test.each<[string, (turn: typeof turns.$inferSelect) => Partial<typeof turns.$inferInsert>]>([
    ['thresholds', ({ thresholds }) => ({ thresholds: { ...thresholds, answerAt: 0.9 } })],
    ['ranking', ({ ranking }) => ({ ranking: ranking.map((one) => ({ ...one, confidence: one.confidence - 1e-12 })) })],
    ['entries', ({ reply }) => ({ reply: { ...reply!, answers: [] } })],
    ['version', ({ reply }) => ({ reply: { ...reply!, version: { ...reply!.version, content: 'else' } } })],
  ])('is seen by its %s', async (what, tamper) => {
    const [reply] = await converse('lamps', [{ text: 'our street lamp is broken' }])
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, reply!.turnId))
    await change(reply!.turnId, tamper(turn!))
    const [result] = await replayAll({ conversation: turn!.conversationId })
    expect(result).toMatchObject({ result: 'differs', sameCode: true })
    expect((result as { differences: { what: string }[] }).differences.map((one) => one.what)).toContain(what)
    await change(reply!.turnId, turn!)
  })

  test('is seen by the state that it left, which the next turn began with', async () => {
    const replies = await converse('genie', [{ text: '狗牌幾錢' }, { text: '咁要帶乜？' }])
    const [second] = await node.services.db.select().from(turns).where(eq(turns.id, replies[1]!.turnId))
    await change(second!.id, { stateBefore: { ...second!.stateBefore!, lastFaqId: 'lost-dog' } })
    const results = await replayAll({ conversation: second!.conversationId })
    expect(results[0]).toMatchObject({ result: 'differs', differences: [{ what: 'state' }] })
    await change(second!.id, second!)
    expect((await replayAll({ conversation: second!.conversationId })).map(({ result }) => result)).toEqual([
      'same',
      'same',
    ])
  })
})

describe('a turn that can not be replayed says why', () => {
  const ofConversation = async (turnId: string) => {
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, turnId))
    return replayAll({ conversation: turn!.conversationId })
  }

  test('forgotten by the person', async () => {
    const [reply] = await converse('lamps', [{ text: 'broken lamp' }])
    await node.app.request(`/api/v1/conversations/${reply!.conversationId}`, { method: 'DELETE' })
    expect(await ofConversation(reply!.turnId)).toMatchObject([{ result: 'not replayed', why: 'forgotten' }])
    const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, reply!.turnId))
    expect(turn).toMatchObject({ text: null, reply: null, stateBefore: null })
  })

  test('kept long enough; the later turns of the conversation come out the same all the same', async () => {
    const replies = await converse('genie', [{ text: '狗牌幾錢' }, { text: '咁要帶乜？' }, { text: '返轉頭' }])
    await change(replies[0]!.turnId, { createdAt: new Date(Date.now() - 100 * 86_400_000) })
    expect(await forgetOldTexts(node.services.db, 'genie', 90)).toBe(1)
    expect(await ofConversation(replies[1]!.turnId)).toMatchObject([
      { result: 'not replayed', why: 'expired' },
      { result: 'same' },
      { result: 'same' },
    ])
  })

  test('taken by another engine, or before a replay was thought of, or from a publication that is gone', async () => {
    const replies = await converse('lamps', [{ text: 'broken lamp' }, { text: '街燈壞咗' }, { text: 'thanks' }])
    await change(replies[0]!.turnId, { engine: '0.1.0' })
    await change(replies[1]!.turnId, { code: null })
    await change(replies[2]!.turnId, { content: '0123456789abcdef' })
    const results = await ofConversation(replies[0]!.turnId)
    expect(results.map((one) => one.result === 'not replayed' && one.why).sort()).toEqual([
      'no publication',
      'other engine',
      'too old',
    ])
    const { code, said } = await run('--conversation', replies[0]!.conversationId)
    expect(code).toBe(0)
    expect(said).toMatch(/^Turns replayed: 0;/)
    expect(said).toContain('Not replayed: 1; taken with another version of the engine than this one.')
  })

  test('from a publication that this version can not use', async () => {
    const [reply] = await converse('lamps', [{ text: 'broken lamp' }])
    await node.services.db.insert(publications).values({
      bot: 'lamps',
      sequence: 99,
      content: 'broken',
      snapshot: { bot: 'lamps' } as never,
      changed: [],
      publishedBy: 'a newer server',
      reason: 'a test',
    })
    await change(reply!.turnId, { content: 'broken' })
    expect(await ofConversation(reply!.turnId)).toMatchObject([{ why: 'unusable publication' }])
  })
})

describe('the command', () => {
  test('chooses by bot, day and number', async () => {
    const count = async (...args: string[]) =>
      Number(/^Turns replayed: (\d+);/m.exec((await run(...args)).said)?.[1] ?? 'NaN')
    expect(await count('--bot', 'pets')).toBe(5)
    expect(await count('--bot', 'pets', '--limit', '2')).toBe(2)
    expect(await count('--bot', 'pets', '--since', '2199-01-01')).toBe(0)
    expect(await count('--bot', 'pets', '--since', '2020-01-01')).toBe(5)
    expect(await count('--bot', 'nobody')).toBe(0)
  })

  test.each([
    [['--since', 'yesterday'], 2, '--since yesterday'],
    [['--since', '2026-13-01'], 2, '--since 2026-13-01'],
    [['--limit', '0'], 2, '--limit 0'],
    [['--conversation', '-begins-with-a-hyphen'], 1, 'There is no conversation -begins-with-a-hyphen'],
    [['--nonsense'], 2, '--nonsense'],
    [['--conversation', 'x'], 1, 'no conversation x'],
    [['--conversation', '00000000-0000-4000-8000-000000000000'], 1, 'no conversation'],
  ])('refuses %j', async (args, code, words) => {
    const result = await run(...args)
    expect(result.code).toBe(code)
    expect(result.said).toContain(words)
  })

  test('changes nothing, and says so where the database is an older one', async () => {
    const { db } = node.services
    const dump = async () => JSON.stringify((await db.execute(sql`select * from turns order by id`)).rows)
    const before = await dump()
    await run()
    expect(await dump()).toBe(before)
    await db.execute(sql`alter table turns rename column state_before to state_earlier`)
    try {
      expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('npm start') })
    } finally {
      await db.execute(sql`alter table turns rename column state_earlier to state_before`)
    }
  })
})
