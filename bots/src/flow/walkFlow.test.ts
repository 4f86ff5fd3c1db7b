import { expect, test } from 'vitest'
import type { Flow } from '../schema/flow.ts'
import { readWords } from '../understand/readWords.ts'
import { findOption, readOption } from './readOption.ts'
import { chosenAlong, leavesOf, optionsAt, placeOf, questionsLeft } from './walkFlow.ts'

const text = (en: string, zh = `${en}（中）`) => ({ en, 'zh-Hant': zh })
const flow: Flow = {
  title: text('Renew?'),
  starts: { en: ['renew'] },
  first: 'licensed',
  steps: {
    licensed: {
      ask: text('Is it licensed?'),
      options: [
        { id: 'yes', label: text('Yes', '有'), go: 'expired' },
        { id: 'no', label: text('No', '沒有'), answer: 'apply' },
      ],
    },
    expired: {
      ask: text('Has it expired?'),
      options: [
        { id: 'valid', label: text('Not yet', '未過期'), typed: ['有效'], answer: 'renew' },
        { id: 'expired', label: text('It has expired', '已過期'), typed: ['過期', '過咗期'], answer: 'late' },
      ],
    },
  },
}
const served =
  (...ids: string[]) =>
  (id: string) =>
    ids.includes(id)
const way = [{ step: 'licensed', option: 'yes' }]

test('a path leads to the next question, and at its end to an entry', () => {
  expect(placeOf(flow, [])).toMatchObject({ path: [], step: 'licensed' })
  expect(placeOf(flow, way)).toMatchObject({ path: way, step: 'expired' })
  const end = placeOf(flow, [...way, { step: 'expired', option: 'valid' }])
  expect(end?.leaf?.answer).toBe('renew')
  expect(chosenAlong(flow, end?.path ?? []).map(({ option }) => option.id)).toEqual(['yes', 'valid'])
  expect([...leavesOf(flow)]).toEqual(['apply', 'renew', 'late'])
})

test('an option whose entry is not served is not shown, nor one that leads to nothing else', () => {
  expect(optionsAt(flow, 'expired', way, served('late')).map(({ id }) => id)).toEqual(['expired'])
  expect(optionsAt(flow, 'licensed', [], served('apply')).map(({ id }) => id)).toEqual(['no'])
  expect(questionsLeft(flow, 'licensed', [], served('apply'))).toBe(1)
  expect(placeOf(flow, [], served())).toBeUndefined()
})

test('a path that the flow or its entries allow no longer is cut where it breaks', () => {
  expect(placeOf(flow, way, served('apply'))).toMatchObject({ path: [], step: 'licensed' })
  expect(placeOf(flow, [{ step: 'gone', option: 'yes' }])).toMatchObject({ path: [], step: 'licensed' })
})

const options = flow.steps.expired?.options ?? []
test.each([
  ['未過期', 'valid'],
  ['Not yet!', 'valid'],
  ['有效', 'valid'],
  ['已过期', 'expired'],
])('«%s» names %s', (said, id) => {
  expect(readOption(readWords(said), options)?.id).toBe(id)
})

test.each([
  ['隻狗過咗期喇', 'expired'],
  ['應該未過期嘅', 'valid'],
  ['唔係過期', undefined],
  ['有效定過期', undefined],
  ['it has expired I think', 'expired'],
  ['我想問另一件事，上次在那邊辦理的時候職員說有效', undefined],
])('in «%s» the option found is %s', (said, id) => {
  expect(findOption(readWords(said), options)?.id).toBe(id)
})
