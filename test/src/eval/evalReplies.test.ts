import type { Answer, Outcome } from '@faqdesk/bots'
import { expect, test } from 'vitest'
import { type RepliedQuestion, scoreReplies } from './evalReplies.ts'

function reply(ids: string[], also: string[], outcome: Outcome, entries: string[] = []): RepliedQuestion {
  const answers = entries.map((faqId) => ({ faqId }) as Answer)
  return { question: { q: 'q', bot: 'test', kind: 'plain', set: 'labelled', ids, also }, reply: { outcome, answers } }
}

function referral(ids: string[], labels: Pick<RepliedQuestion['question'], 'refer' | 'alsoRefer'>): RepliedQuestion {
  const { question } = reply(ids, [], 'referral')
  return { question: { ...question, ...labels }, reply: { outcome: 'referral', referral: { bot: 'other', label: '' } } }
}

test('the scores of whole replies follow their definitions', () => {
  const scores = scoreReplies([
    reply(['a'], [], 'answer', ['a']), // right
    reply(['a'], ['b'], 'answer', ['b']), // neither right nor wrong
    reply(['a'], [], 'answer', ['c']), // wrong
    reply(['a'], [], 'choices', ['b', 'c', 'a']), // resolved
    reply(['a'], [], 'choices', ['b', 'c', 'd', 'a']), // the fourth is too late
    reply(['a'], [], 'noanswer'),
    reply([], [], 'noanswer'), // refused
    reply([], [], 'smalltalk'), // refused
    reply([], ['b'], 'answer', ['b']), // not refused, yet not wrong
    reply([], [], 'answer', ['b']), // wrong
    reply([], [], 'choices', ['b', 'c']), // neither refused nor wrong
  ])
  expect(scores.acc1).toMatchObject({ count: 1, of: 6 })
  expect(scores.resolved3).toMatchObject({ count: 2, of: 6 })
  expect(scores.refused).toMatchObject({ count: 2, of: 5 })
  expect(scores.wrong).toMatchObject({ count: 2, of: 11 })
  expect(scores.asksBack).toMatchObject({ count: 3, of: 11 })
})

test('a referral to a wrong bot is wrong, one to a right bot a right refusal', () => {
  const scores = scoreReplies([
    referral([], { refer: ['other'] }), // right
    referral([], { refer: ['third'], alsoRefer: ['other'] }), // near: neither right nor wrong, yet not answered
    referral([], { refer: ['third'] }), // wrong
    referral([], { refer: [] }), // wrong: nobody answers it
    referral([], {}), // nobody said
    referral(['a'], {}), // wrong: the bot answers it
    { ...reply([], [], 'noanswer'), question: { ...reply([], [], 'noanswer').question, refer: ['other'] } }, // refused
  ])
  expect(scores.referred).toMatchObject({ count: 1, of: 4 })
  expect(scores.refused).toMatchObject({ count: 4, of: 6 })
  expect(scores.wrong).toMatchObject({ count: 3, of: 7 })
  expect(scores.resolved3).toMatchObject({ count: 0, of: 1 })
})
