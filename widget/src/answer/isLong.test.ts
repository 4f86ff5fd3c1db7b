import type { Answer } from '@faqdesk/server/types'
import { expect, it } from 'vitest'
import { isLong } from './isLong.ts'

const answer = (changes: Partial<Answer>): Answer => ({
  bot: 'genie',
  faqId: 'a',
  lang: 'en',
  question: 'q',
  short: 'short',
  answer: 'short',
  confidence: 1,
  ...changes,
})

it('folds what would not fit on a phone, and nothing less', () => {
  expect(isLong(answer({}))).toBe(false)
  expect(isLong(answer({ facts: { fee: '$20', processingTime: 'two days' } }))).toBe(false)
  expect(isLong(answer({ answer: 'x'.repeat(421) }))).toBe(true)
  expect(isLong(answer({ answer: '字'.repeat(220) }))).toBe(true)
  expect(isLong(answer({ facts: { documents: Array(9).fill('paper') } }))).toBe(true)
})
