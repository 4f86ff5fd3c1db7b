import type { Answer, Outcome } from '@faqdesk/bots'
import { expect, test } from 'vitest'
import { type AskedBack, scoreAsking } from './evalAsking.ts'

function asked(among: string[], outcome: Outcome, entries: string[]): AskedBack {
  return {
    bot: 'test',
    q: 'q',
    lang: 'en',
    among,
    reply: { outcome, answers: entries.map((faqId) => ({ faqId }) as Answer) },
  }
}

test('asking back is scored by what is offered', () => {
  const scores = scoreAsking([
    asked(['a', 'b', 'c'], 'choices', ['c', 'b', 'a', 'd']), // all three
    asked(['a', 'b', 'c'], 'choices', ['a', 'b']), // two
    asked(['a', 'b'], 'choices', ['a', 'd']), // one
    asked(['a', 'b'], 'answer', ['a']), // picks one of them
    asked(['a', 'b'], 'answer', ['d', 'a']), // another
    asked(['a', 'b'], 'referral', []),
  ])
  expect(scores.asksBack).toMatchObject({ count: 3, of: 6 })
  expect(scores.offersTwo).toMatchObject({ count: 2, of: 6 })
  expect(scores.offersAll).toMatchObject({ count: 1, of: 6 })
  expect(scores.picksOne).toMatchObject({ count: 1, of: 6 })
})
