import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packQuestions, questionsOf } from './packQuestions.ts'

const question = fc.record(
  { text: fc.string({ unit: 'binary' }), lang: fc.constantFrom('en', 'yue', 'zh-Hant') },
  { requiredKeys: ['text'] },
)

test('what was packed comes back, entry by entry', () => {
  fc.assert(
    fc.property(fc.array(fc.array(question, { maxLength: 4 }), { maxLength: 8 }), (entries) => {
      const packed = packQuestions(entries)
      entries.forEach((questions, entry) => {
        expect(questionsOf(packed, entry)).toEqual(questions)
      })
    }),
  )
})
