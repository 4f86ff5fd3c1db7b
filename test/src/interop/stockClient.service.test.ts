import { renderAnswer } from '@faqdesk/bots'
import { languages } from '@faqdesk/faqs'
import type { Answer, Reply } from '@faqdesk/server/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerCard } from '../../../server/src/botFramework/answerCard.ts'
import { startTestApp, type TestApp } from '../browser/startTestApp.ts'
import { readCard } from './readCard.ts'
import { type BotMessage, StockClient } from './StockClient.ts'
import { type Script, scriptFor } from './scriptFor.ts'

const bots = ['bonny', 'customs', 'genie', 'hotline-1823', 'trade-single-window']
const pairs = bots.flatMap((bot) => (['polling', 'socket'] as const).map((way) => ({ bot, way })))

let app: TestApp
let clients: Map<string, { client: StockClient; script: Script }>
const talkOf = ({ bot, way }: (typeof pairs)[number]) => clients.get(`${bot} ${way}`)!

beforeAll(async () => {
  app = await startTestApp()
  clients = new Map(
    pairs.map(({ bot, way }) => [
      `${bot} ${way}`,
      {
        client: new StockClient({ url: app.url, bot, webSocket: way === 'socket' }),
        script: scriptFor(app.services.publications.get(bot)!),
      },
    ]),
  )
}, 240_000)
afterAll(async () => {
  for (const { client } of clients?.values() ?? []) client.end()
  await app?.stop()
})

const replyOf = ({ channelData }: BotMessage): Reply => channelData!.reply!
const actionsOf = ({ suggestedActions }: BotMessage) =>
  (suggestedActions?.actions ?? []) as { type: string; title: string; value: string }[]

/** Presses the first button that says something. */
const pressFirst = (client: StockClient, message: BotMessage) => {
  const [first] = actionsOf(message)
  expect(first).toMatchObject({ type: 'imBack', title: expect.any(String), value: expect.any(String) })
  return client.say(first!.value)
}

function expectAnswer(message: BotMessage): void {
  const reply = replyOf(message)
  expect(reply.outcome).toBe('answer')
  const answer = reply.answers![0]!
  expect(message.text).toContain(answer.question)
  expect(message.attachments![0]).toMatchObject({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: { type: 'AdaptiveCard', version: '1.5' },
  })
  expect(JSON.stringify(message.attachments![0])).toContain(JSON.stringify(answer.question).slice(1, -1))
}

describe('the stock Direct Line client', () => {
  it.concurrent.each(pairs)(
    'with $bot by $way: greeted, answered, asked back, guided to the first step',
    async (pair) => {
      const { client, script } = talkOf(pair)
      const greeting = await client.greeting()
      expect(greeting.text).toContain('示範')
      expectAnswer(await pressFirst(client, greeting))
      expectAnswer(await client.say(script.question))

      const choices = await client.say(script.ambiguous)
      expect(replyOf(choices).outcome).toBe('choices')
      expectAnswer(await pressFirst(client, choices))

      const step = await client.say(script.flow)
      expect(replyOf(step)).toMatchObject({ outcome: 'flow', flow: { step: 1 } })
    },
  )

  it('lives through a restart of the server', async () => {
    await app.restart()
    for (const pair of pairs) if (pair.way === 'polling') talkOf(pair).client.reconnect()
  }, 120_000)

  it.concurrent.each(pairs)(
    'with $bot by $way: guided on to the answer, handed to people; all came once',
    async (pair) => {
      const { client } = talkOf(pair)
      let step = await client.say('1')
      for (let steps = 0; replyOf(step).outcome === 'flow' && steps < 10; steps++) step = await pressFirst(client, step)
      expectAnswer(step)

      const person = await client.say(talkOf(pair).script.person)
      expect(replyOf(person).outcome).toBe('handoff')
      const reach = actionsOf(person).filter(({ type }) => type === 'call' || type === 'openUrl')
      expect(reach.length).toBe(replyOf(person).handoff!.length)
      for (const { value } of reach) expect(value).toMatch(/^(tel:|mailto:|https:\/\/)/)

      const numbers = client.seen.map(({ id }) => Number(id!.split('|')[1]))
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    },
  )
})

describe('the cards of every published answer', () => {
  it('are taken by the official reader of Adaptive Cards 1.5, and hold all that the answer holds', () => {
    expect(readCard({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlok' }] })).not.toEqual([])
    let cards = 0
    for (const publication of app.services.publications.list())
      for (const faqId of publication.byId.keys())
        for (const lang of languages) {
          const answer = renderAnswer(publication, faqId, lang, { confidence: 1, now: new Date() })
          if (!answer) continue
          const card = answerCard(publication, answer, ['a notice'])
          const where = `${answer.bot} ${faqId} ${lang}`
          expect(readCard(card), where).toEqual([])
          const text = JSON.stringify(card)
          for (const told of toldBy(answer)) expect(text, where).toContain(JSON.stringify(told).slice(1, -1))
          cards++
        }
    expect(cards).toBeGreaterThan(1000)
  })
})

/** Every line of an answer but its Markdown. */
function toldBy({ question, facts = {}, channels = [], form, links = [], department, source }: Answer): string[] {
  const ways = [...channels, ...(form?.channels ?? [])].flatMap(({ label, url, phone, email, address, hours }) => [
    label,
    url,
    phone,
    email,
    address,
    hours,
  ])
  const all = [question, ...Object.values(facts).flat(), ...ways, form?.number, form?.title, department, source]
  return [...all, ...links.flatMap(({ title, url }) => [title, url])].filter((text) => text !== undefined)
}
