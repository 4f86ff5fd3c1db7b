import type { Reply } from '@faqdesk/server/types'
import { expect, test } from 'vitest'
import type { Exchange } from './Conversation.ts'
import { freshNotices } from './freshNotices.ts'

const exchange = (id: string, ...notices: string[]): Exchange => ({
  id,
  text: id,
  state: 'answered',
  reply: { notices } as unknown as Reply,
})

test('a notice that came since the chat opened stands once, at the reply that brought it', () => {
  const exchanges = [
    exchange('a', 'Counter closed', 'A demonstration'),
    exchange('b', 'Counter closed', 'Typhoon', 'A demonstration'),
    exchange('c', 'Counter closed', 'Typhoon', 'A demonstration'),
  ]
  expect([...freshNotices(exchanges, ['Counter closed'])]).toEqual([['b', ['Typhoon']]])
  expect([...freshNotices(exchanges)]).toEqual([
    ['a', ['Counter closed']],
    ['b', ['Typhoon']],
  ])
})

test('the small print is no notice, nor is a reply that is still to come', () => {
  expect([...freshNotices([exchange('a', 'A demonstration'), { id: 'b', text: 'b', state: 'sending' }])]).toEqual([])
})
