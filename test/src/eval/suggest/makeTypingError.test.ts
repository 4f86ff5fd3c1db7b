import { expect, test } from 'vitest'
import { seededRandom } from '../seededShuffle.ts'
import { makeTypingError } from './makeTypingError.ts'

const others = [...'續族牌排狗九遺移失室']
const errors = (text: string) =>
  Array.from({ length: 200 }, (_, seed) => makeTypingError(text, seededRandom(seed), others)!)

test('an English error is a letter left out, doubled or swapped with the next, after the first and among the first eight', () => {
  const made = new Set(errors('a renewal form'))
  expect(made).toContain('a enewal form')
  expect(made).toContain('a rrenewal form')
  expect(made).toContain('a ernewal form')
  for (const text of made) {
    expect(text).not.toBe('a renewal form')
    expect(text.startsWith('a')).toBe(true)
    expect(text.endsWith(' form')).toBe(true)
    expect(Math.abs(text.length - 'a renewal form'.length)).toBeLessThanOrEqual(1)
  }
})

test('a Chinese error is one other character, more often one that sounds alike', () => {
  const made = errors('狗續牌')
  for (const text of made) expect([...text].filter((one, at) => one !== [...'狗續牌'][at])).toHaveLength(1)
  const alike = made.filter((text) => ['狗族牌', '狗續排'].includes(text))
  expect(alike.length).toBeGreaterThan(made.length / 3)
  expect(alike.length).toBeLessThan(made.length)
})

test('the same seed makes the same error; where there is no letter to get wrong, none is made', () => {
  expect(errors('renewal')).toEqual(errors('renewal'))
  expect(makeTypingError('1', seededRandom(1), others)).toBeUndefined()
  expect(makeTypingError('狗', seededRandom(1), others)).toBeUndefined()
})
