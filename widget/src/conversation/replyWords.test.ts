import type { Reply } from '@faqdesk/server/types'
import { expect, it } from 'vitest'
import { replyWords } from './replyWords.ts'

const reply = (changes: Partial<Reply>): Reply => ({
  conversationId: 'c',
  turnId: 't',
  lang: 'en',
  outcome: 'noanswer',
  text: '',
  version: { engine: '1', content: 'a' },
  ...changes,
})

it('leaves out what is shown as buttons, links and small print', () => {
  const text =
    'Sorry.\n\nOften asked:\n\n1. Renew a licence\n2. None of these\n\nFor anything else:\n\n• Hotline: 1823 (24 hours)\n\nA demonstration.\nOfficial information: x'
  const choices = ['Renew a licence', 'None of these'].map((label) => ({ label, value: label }))
  const handoff = [{ kind: 'phone' as const, label: 'Hotline', value: '1823' }]
  expect(replyWords(reply({ text, choices, handoff, notices: ['A demonstration.'] }))).toEqual({
    opening: 'Sorry.',
    beforeChoices: 'Often asked:',
    beforeHandoff: 'For anything else:',
  })
})

it('keeps a number that stands in a sentence: it may save a life', () => {
  const handoff = [{ kind: 'phone' as const, label: 'Emergency', value: '999' }]
  expect(replyWords(reply({ text: 'Call 999 now.\n\n• Emergency: 999', handoff })).opening).toBe('Call 999 now.')
})

it('asks its question in front, and tells how to pick, with the choices below', () => {
  const choices = ['A', 'B'].map((label) => ({ label, value: label }))
  const text = 'Which one?\n\n1. A\n2. B\n\nReply with the number.'
  expect(replyWords(reply({ text, choices })).opening).toBe('Which one?\n\nReply with the number.')
})

it('never leaves nothing', () => {
  expect(replyWords(reply({ text: 'Only this', notices: ['Only this'] })).opening).toBe('Only this')
})
