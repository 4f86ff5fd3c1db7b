import { expect, test } from 'vitest'
import { parseListState } from './listState.ts'

test('search and filters come back from the address', () => {
  expect(parseListState({ q: '狗牌', category: 'licence', status: 'draft', overdue: true })).toEqual({
    q: '狗牌',
    category: 'licence',
    status: 'draft',
    overdue: true,
  })
})

test('a search for a number stays text', () => {
  expect(parseListState({ q: 1823 })).toEqual({ q: '1823' })
})

test('what is not known is left out', () => {
  expect(parseListState({ q: ' ', status: 'lost', category: 3, overdue: 'no', page: 2 })).toEqual({})
})
