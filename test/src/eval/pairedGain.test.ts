import { expect, test } from 'vitest'
import { pairedGain } from './pairedGain.ts'

const marks = (text: string) => [...text].map((mark) => mark === '+')

test('only questions that changed make a gain', () => {
  expect(pairedGain(marks('++--'), marks('+-++'))).toMatchObject({ won: 2, lost: 1, of: 4, gain: 0.25 })
  expect(pairedGain(marks('+++-'), marks('+---')).gain).toBe(-0.5)
})

test('the interval is that of Agresti and Min', () => {
  const before = marks('+'.repeat(10) + '-'.repeat(90))
  const after = marks('+'.repeat(5) + '-'.repeat(5) + '+'.repeat(20) + '-'.repeat(70))
  const { low, high } = pairedGain(before, after)
  // (15 ± 1.96 √(25 + 1 − 15² / 102)) / 102
  expect(low).toBeCloseTo((15 - 1.959964 * Math.sqrt(26 - 225 / 102)) / 102, 6)
  expect(high).toBeCloseTo((15 + 1.959964 * Math.sqrt(26 - 225 / 102)) / 102, 6)
})

test('no change is no proof that there is none', () => {
  const { gain, low, high } = pairedGain(marks('++--'), marks('++--'))
  expect(gain).toBe(0)
  expect(high - low).toBeGreaterThan(0.3)
  expect(pairedGain([], []).gain).toBeNaN()
})

test('answers to different questions can’t be compared', () => {
  expect(() => pairedGain(marks('+'), marks('+-'))).toThrow('1 questions before, 2 after')
})
