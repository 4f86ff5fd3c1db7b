import { type Language, languages } from '@faqdesk/faqs'
import { expect, test } from 'vitest'
import type { ConversationState } from '../conversation/ConversationState.ts'
import { takeTurn } from '../conversation/takeTurn.ts'
import type { Flow } from '../schema/flow.ts'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import { type PastTurn, summariseConversation } from './summariseConversation.ts'

const which: Flow = {
  title: { en: 'Which licence do I need?', 'zh-Hant': '我需要哪個牌照？' },
  starts: { en: ['which licence'] },
  first: 'age',
  steps: {
    age: {
      ask: { en: 'How old is it?', 'zh-Hant': '狗隻多大？' },
      options: [
        { id: 'young', label: { en: 'Young', 'zh-Hant': '幼犬' }, answer: 'dog-fee' },
        { id: 'old', label: { en: 'Older', 'zh-Hant': '成犬' }, answer: 'renew' },
      ],
    },
  },
}
const publication = smallPublication(
  [
    makeFaq('lost-dog', { question: { en: 'My dog is lost. What now?', 'zh-Hant': '狗隻走失怎麼辦？' } }),
    makeFaq('dog-fee', { question: { en: 'What is the fee of a dog licence?', 'zh-Hant': '狗隻牌照費用是多少？' } }),
    makeFaq('renew', { question: { en: 'How do I renew a dog licence?', 'zh-Hant': '怎樣續領狗隻牌照？' } }),
  ],
  { flows: { which } },
)
const begin = new Date('2026-11-25T16:05:00+08:00')

/** Says these one minute after another, as the server would store it. */
function converse(...says: string[]): PastTurn[] {
  let state: ConversationState | undefined
  return says.map((text, minute) => {
    const at = new Date(begin.getTime() + minute * 60_000)
    const { reply, trace, state: next } = takeTurn(publication, state, { text, now: at })
    state = next
    return { text, at, status: trace.status, reply }
  })
}
const summarise = (turns: PastTurn[], lang: Language = 'en') =>
  summariseConversation(publication, turns, { lang, reference: '1F2E-3D4C' })

test('an officer reads what was asked, what was answered and what was not', () => {
  const turns = converse('hello', 'my dog is lost', 'how do I file my tax return', 'I want to talk to a person')
  expect(summarise(turns)?.text).toBe(
    [
      'Summary of a chat with Genie, dog licence assistant',
      'Reference 1F2E-3D4C, 25 November 2026, 4:05 pm to 4:08 pm',
      '1. my dog is lost',
      '   Answered: My dog is lost. What now? (lost-dog)',
      '2. how do I file my tax return',
      '   No answer was found.',
      'Prepared by an automated demonstration service from the chat; personal data is masked.',
    ].join('\n'),
  )
})

test('it is whole in each language, with the titles of the entries in it', () => {
  const turns = converse('my dog is lost')
  expect(summarise(turns, 'zh-Hant')?.text).toBe(
    [
      '與Genie（狗隻牌照助理）的對話摘要',
      '編號1F2E-3D4C，2026年11月25日下午4時05分',
      '1. my dog is lost',
      '   已答：狗隻走失怎麼辦？（lost-dog）',
      '由自動示範服務按對話整理，個人資料已遮蓋。',
    ].join('\n'),
  )
  expect(summarise(turns, 'zh-Hans')?.text).toContain('已答：狗只走失怎么办？（lost-dog）')
  for (const lang of languages) expect(JSON.stringify(summarise(turns, lang))).not.toMatch(/undefined|\{[a-z]+\}/)
})

test('as data it names the entries, the outcome, the times in Hong Kong time and what the person thought of it', () => {
  const [turn] = converse('my dog is lost')
  const summary = summarise([{ ...turn!, helpful: false }])
  expect(summary).toMatchObject({
    bot: 'genie',
    reference: '1F2E-3D4C',
    from: '2026-11-25T16:05:00+08:00',
    subject: 'My enquiry after a chat with Genie (reference 1F2E-3D4C)',
  })
  expect(summary?.items).toMatchObject([
    {
      said: ['my dog is lost'],
      outcome: 'answer',
      entries: [{ faqId: 'lost-dog', question: 'My dog is lost. What now?' }],
      helpful: false,
    },
  ])
  expect(summary?.text).toContain('(They said it did not help.)')
})

test('what was chosen, by words or by number, stands with its question', () => {
  const walked = converse('which licence', '2')
  expect(walked.map(({ reply }) => reply.outcome)).toEqual(['flow', 'answer'])
  expect(summarise(walked)?.items).toMatchObject([{ said: ['which licence', 'Older'], outcome: 'answer' }])
  const left = summarise(converse('which licence'))
  expect(left?.items[0]?.text).toBe('1. which licence\n   Guided questions not finished: Which licence do I need?')

  const [lost] = converse('my dog is lost')
  const asked: PastTurn = {
    text: 'dog licence',
    at: begin,
    status: 'clarified',
    reply: {
      outcome: 'choices',
      answers: [],
      choices: ['Fee', 'Renewal', 'None of these'].map((label) => ({ label, value: label })),
    },
  }
  expect(summarise([asked, { ...lost!, text: 'the second one' }])?.items[0]?.said).toEqual(['dog licence', 'Renewal'])
  expect(summarise([asked, lost!])?.items.map(({ said }) => said)).toEqual([['dog licence'], ['my dog is lost']])
})

test('danger to life, small talk and a call for a person are not told', () => {
  expect(summarise(converse('我想自殺', 'hello', '我想搵真人'))?.items).toEqual([])
})

test('a long conversation is told from its newest questions, and long messages are cut', () => {
  const turns = converse(...Array.from({ length: 11 }, (_, at) => `how do I file tax form ${at} ${'x'.repeat(300)}`))
  const summary = summarise(turns)
  expect(summary?.items).toHaveLength(8)
  expect(summary?.items[0]?.said[0]).toMatch(/^how do I file tax form 3 x+…$/)
  expect(summary?.intro).toContain('Earlier questions left out: 3')
  expect(summary!.text.length).toBeLessThan(2_500)
})

test('nothing said is nothing told', () => {
  expect(summarise([])).toBeUndefined()
})
