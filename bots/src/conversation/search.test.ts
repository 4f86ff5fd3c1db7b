import { describe, expect, test } from 'vitest'
import { askedTexts, compilePublication, indexSnapshot } from '../publication/compilePublication.ts'
import { makeFaq, smallSnapshot } from '../testing/smallPublication.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const snapshot = smallSnapshot([
  makeFaq('lost-licence', { question: { en: 'I lost my dog licence', 'zh-Hant': '遺失狗牌' } }),
  makeFaq('licence-fee', { question: { en: 'How much is a dog licence?', 'zh-Hant': '狗牌費用' } }),
  makeFaq('kennel-noise', { question: { en: 'Barking in the neighbourhood', 'zh-Hant': '狗吠擾民' } }),
])

/** A model that knows what some words mean; each of its directions is one thing that people ask about. */
function vectorOf(text: string): number[] {
  const about = [/lost|遺失|mislaid|冇咗/, /how much|費用|price tag/, /bark|吠|woof/]
  const vector = about.map((words) => (words.test(text.toLowerCase()) ? 1 : 0))
  return [...vector, vector.includes(1) ? 0.3 : 1]
}

const vectors = new Map(askedTexts(snapshot).map((text) => [text, vectorOf(text)]))
const publication = compilePublication(snapshot, { index: indexSnapshot(snapshot, { vectors }) })
const answer = (text: string, withVectors: boolean) => {
  const searched: string[] = []
  const { reply, trace } = takeTurn(publication, undefined, {
    text,
    now,
    vectorOf: (part) => {
      searched.push(part)
      return withVectors ? vectorOf(part) : undefined
    },
  })
  return { ids: (reply.answers ?? []).map(({ faqId }) => faqId), outcome: reply.outcome, trace, searched }
}

describe('a turn with vectors', () => {
  test('answers a question of other words, which without them nothing answers', () => {
    expect(answer('oh dear, mislaid', true)).toMatchObject({ outcome: 'answer', ids: ['lost-licence'] })
    expect(answer('oh dear, mislaid', false)).toMatchObject({ outcome: 'noanswer', ids: [] })
    expect(answer('冇咗', true).ids).toEqual(['lost-licence'])
  })

  test('asks for the vector of each part that it searches', () => {
    const text = 'What if it is mislaid? And what does the price tag say?'
    const { ids, searched } = answer(text, true)
    expect(ids).toEqual(['lost-licence', 'licence-fee'])
    expect([...new Set(searched)]).toEqual([text, 'What if it is mislaid?', 'And what does the price tag say?'])
  })

  test('refuses what is near to nothing', () => {
    expect(answer('quantum chromodynamics', true)).toMatchObject({ outcome: 'noanswer' })
  })

  test('asks for none where it does not search: danger to life, thanks, a person wanted', () => {
    for (const text of ['我想自殺', '多謝', 'hello', '我要搵真人']) expect(answer(text, true).searched).toEqual([])
  })
})

test('an index without vectors answers the same whatever vectors a message has', () => {
  const plain = compilePublication(snapshot)
  const message = { text: 'I lost my dog licence', now }
  expect(takeTurn(plain, undefined, { ...message, vectorOf })).toEqual(takeTurn(plain, undefined, message))
})
