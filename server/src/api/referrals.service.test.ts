import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { turns } from '../database/schema.ts'
import { replayTurns } from '../replay/replayTurns.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'
import type { Reply } from '../types.ts'

let node: TestApp
beforeAll(async () => {
  node = await startTestApp()
})
afterAll(() => node.stop())

const lamp = 'How do I report a broken street lamp?'
const fee = 'How much is a dog licence?'

async function ask(bot: string, text: string, before?: Reply): Promise<Reply> {
  const response = await node.post(`/api/v1/bots/${bot}/ask`, { text, conversationId: before?.conversationId })
  expect(response.status, text).toBe(200)
  return (await response.json()) as Reply
}

/** A conversation at one bot's door, line by line. */
async function converse(bot: string, lines: string[]): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const line of lines) replies.push(await ask(bot, line, replies.at(-1)))
  return replies
}

const storedOf = async ({ turnId }: Reply) => {
  const [turn] = await node.services.db.select().from(turns).where(eq(turns.id, turnId))
  return turn!
}

test('a question of the other bot’s is referred, gone on with in the same conversation, and returned from', async () => {
  const [answered, referred, moved, back] = await converse('pets', [fee, lamp, 'yes', 'back'])
  expect(answered).toMatchObject({ bot: 'pets', outcome: 'answer' })
  expect(referred).toMatchObject({
    bot: 'pets',
    outcome: 'referral',
    referral: { bot: 'lamps', label: `Ask lamps: ${lamp}` },
  })
  expect(moved).toMatchObject({ bot: 'lamps', outcome: 'answer', answers: [{ bot: 'lamps', faqId: 'broken-lamp' }] })
  expect(back).toMatchObject({ bot: 'pets', outcome: 'answer', answers: [{ bot: 'pets', faqId: 'dog-licence-fee' }] })
  expect(new Set([answered, referred, moved, back].map((reply) => reply!.conversationId)).size).toBe(1)

  const [pets, lamps] = ['pets', 'lamps'].map((bot) => node.services.publications.get(bot)!.version)
  expect(await storedOf(referred!)).toMatchObject({
    bot: 'pets',
    status: 'referred',
    peers: [{ bot: 'lamps', ...lamps }],
  })
  expect(await storedOf(moved!)).toMatchObject({
    bot: 'lamps',
    content: lamps!.content,
    stateBefore: expect.anything(),
    peers: [{ bot: 'pets', ...pets }],
  })
})

test('what was said with both bots is read again in another language', async () => {
  const replies = await converse('pets', [fee, lamp, 'yes'])
  const { conversationId } = replies[0]!
  const path = `/api/v1/conversations/${conversationId}?lang=zh-Hant`
  const told = (await (await node.app.request(path)).json()) as { bot: string; turns: { reply: Reply }[] }
  expect(told.bot).toBe('pets')
  expect(told.turns.map(({ reply }) => [reply.bot, reply.lang, reply.answers?.[0]?.question])).toEqual([
    ['pets', 'zh-Hant', '狗隻牌照費用是多少？'],
    ['pets', 'zh-Hant', undefined],
    ['lamps', 'zh-Hant', '怎樣報告街燈損壞？'],
  ])
  expect(told.turns[1]!.reply.referral?.label).toBe('問lamps：怎樣報告街燈損壞？')
  expect(told.turns[2]!.reply.lead).toContain('現由lamps')
})

test('a program may follow the referral to the other bot’s own door, and come back by the first', async () => {
  const [, referred] = await converse('pets', [fee, lamp])
  const moved = await ask('lamps', lamp, referred)
  expect(moved).toMatchObject({ conversationId: referred!.conversationId, bot: 'lamps', outcome: 'answer' })
  expect(await ask('lamps', 'hello', moved)).toMatchObject({ bot: 'lamps', outcome: 'smalltalk' })
  expect(await ask('pets', 'back', moved)).toMatchObject({ bot: 'lamps', answers: [{ faqId: 'broken-lamp' }] })
  expect(await ask('pets', 'back', moved)).toMatchObject({ bot: 'pets', answers: [{ faqId: 'dog-licence-fee' }] })
  const path = `/api/v1/conversations/${referred!.conversationId}?lang=zh-Hant`
  const told = (await (await node.app.request(path)).json()) as { turns: { reply: Reply }[] }
  expect(told.turns.map(({ reply }) => [reply.bot, reply.lang])).toEqual([
    ['pets', 'zh-Hant'],
    ['pets', 'zh-Hant'],
    ['lamps', 'zh-Hant'],
    ['lamps', 'zh-Hant'],
    ['lamps', 'zh-Hant'],
    ['pets', 'zh-Hant'],
  ])
})

test('without a referral a conversation is good for its own bot only', async () => {
  const [answered] = await converse('pets', [fee])
  const { conversationId } = answered!
  expect((await node.post('/api/v1/bots/lamps/ask', { text: lamp, conversationId })).status).toBe(403)
})

test('nobody is sent to a bot that is not public, is taken off, or may not be shown on the same sites', async () => {
  const { publications } = node.services
  const { snapshot } = publications.get('lamps')!
  for (const change of [{ public: false }, { allowedOrigins: ['https://lamps.example'] }]) {
    const changed = { ...snapshot, config: { ...snapshot.config, ...change } }
    await publications.publish('lamps', changed, { by: 'a test', reason: 'a test' })
    expect((await ask('pets', lamp)).outcome).toBe('noanswer')
  }
  await publications.publish('lamps', snapshot, { by: 'a test', reason: 'a test' })
  expect((await ask('pets', lamp)).outcome).toBe('referral')
})

test('feedback on the other bot’s answer is taken at both doors', async () => {
  const [, , moved] = await converse('pets', [fee, lamp, 'yes'])
  for (const bot of ['pets', 'lamps']) {
    const response = await node.post(`/api/v1/bots/${bot}/feedback`, { turnId: moved!.turnId, helpful: true })
    expect(response.status).toBe(204)
  }
  const [answered] = await converse('pets', [fee])
  const wrong = await node.post('/api/v1/bots/lamps/feedback', { turnId: answered!.turnId, helpful: true })
  expect(wrong.status).toBe(404)
})

test('every turn with two bots is replayed and comes out the same', async () => {
  await converse('pets', [fee, 'how do I become a fire fighter', lamp, '2', '👍', 'yes', 'how much?', fee, '1', 'back'])
  const results: string[] = []
  for await (const one of replayTurns(node.services.db)) {
    results.push(one.result)
    if (one.result === 'differs') expect(one.differences).toEqual([])
  }
  expect(results.length).toBeGreaterThan(20)
  expect(new Set(results)).toEqual(new Set(['same']))
})
