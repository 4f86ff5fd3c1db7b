import { expect, test } from 'vitest'
import { en } from '../language/en.ts'
import { zhHant } from '../language/zhHant.ts'
import { fieldLang, fieldName } from './fieldName.ts'

test('a path is told in the words of the form', () => {
  expect(fieldName('fee.text.en', en)).toBe('Fee · English')
  expect(fieldName('links.0.title.zh-Hant', en)).toBe('Links 1 · Link text · 繁體中文')
  expect(fieldName('steps.en.2', en)).toBe('Steps · English 3')
  expect(fieldName('phrasings.yue', zhHant)).toBe('問法 · 口語粵語')
})

test('a field that is not known keeps its own name', () => {
  expect(fieldName('somethingNew', en)).toBe('somethingNew')
})

test('the language of a text is read from its path', () => {
  expect(fieldLang('fee.text.zh-Hant')).toBe('zh-Hant')
  expect(fieldLang('confidence')).toBeUndefined()
})
