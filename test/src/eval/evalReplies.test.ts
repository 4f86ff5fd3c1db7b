import type { Answer, Outcome } from '@faqdesk/bots'
import { expect, test } from 'vitest'
import { type RepliedQuestion, scoreReplies } from './evalReplies.ts'

function reply(ids: string[], also: string[], outcome: Outcome, entries: string[] = []): RepliedQuestion {
  const answers = entries.map((faqId) => ({ faqId }) as Answer)
  return { question: { q: 'q', bot: 'test', kind: 'plain', set: 'labelled', ids, also }, reply: { outcome, answers } }
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
