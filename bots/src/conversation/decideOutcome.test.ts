import { describe, expect, test } from 'vitest'
import { decideOutcome } from './decideOutcome.ts'

const policy = { answerAt: 0.6, gap: 0.1, offerAt: 0.2, maxChoices: 3, keepDays: 90 }
const rank = (...confidences: number[]) =>
  confidences.map((confidence, index) => ({ faqId: `faq-${index + 1}`, score: confidence, confidence }))

describe('decideOutcome', () => {
  test('answers when the best entry is sure and clear of the next', () => {
    expect(decideOutcome(rank(0.6, 0.5), policy, 0)).toMatchObject({ outcome: 'answer', best: { faqId: 'faq-1' } })
    expect(decideOutcome(rank(0.9), policy, 2).outcome).toBe('answer')
  })

  test('asks back when two are close, however sure', () => {
    expect(decideOutcome(rank(0.9, 0.85, 0.01), policy, 0)).toMatchObject({
      outcome: 'choices',
      among: [{ faqId: 'faq-1' }, { faqId: 'faq-2' }],
    })
  })

  test('asks back when the best is possible but not sure, with no more choices than allowed', () => {
    const decision = decideOutcome(rank(0.5, 0.4, 0.3, 0.3, 0.3), policy, 1)
    expect(decision.outcome === 'choices' && decision.among.length).toBe(3)
  })

  test('stops asking after two ask-backs in a row', () => {
    expect(decideOutcome(rank(0.5, 0.45), policy, 2)).toEqual({ outcome: 'noanswer', reason: 'low' })
  })

  test('says so when nothing is likely enough', () => {
    expect(decideOutcome(rank(0.15), policy, 0)).toEqual({ outcome: 'noanswer', reason: 'low' })
    expect(decideOutcome(rank(0.05), policy, 0)).toEqual({ outcome: 'noanswer', reason: 'nothing' })
    expect(decideOutcome([], policy, 0)).toEqual({ outcome: 'noanswer', reason: 'nothing' })
  })
})
