import { expect, test } from 'vitest'
import { insertRow, moveRow, removeRow } from './listRows.ts'

const steps = { en: ['Go', 'Pay'], 'zh-Hant': ['前往'] }

test('a new row is empty in every language, also where one was shorter', () => {
  expect(insertRow(steps, 1)).toEqual({ en: ['Go', '', 'Pay'], 'zh-Hant': ['前往', '', ''] })
  expect(insertRow(undefined, 0)).toEqual({ en: [''], 'zh-Hant': [''] })
})

test('rows move and go in all languages together, a written Simplified list too', () => {
  const three = { ...steps, 'zh-Hant': ['前往', '繳費'], 'zh-Hans': ['前往', '缴费'] }
  expect(moveRow(three, 1, 0)).toEqual({ en: ['Pay', 'Go'], 'zh-Hant': ['繳費', '前往'], 'zh-Hans': ['缴费', '前往'] })
  expect(removeRow(three, 0)).toEqual({ en: ['Pay'], 'zh-Hant': ['繳費'], 'zh-Hans': ['缴费'] })
})
