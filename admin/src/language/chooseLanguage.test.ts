import { expect, test } from 'vitest'
import { chooseLanguage } from './chooseLanguage.ts'

test('the remembered language wins over the browser’s', () => {
  expect(chooseLanguage('zh-Hans', ['en-GB'])).toBe('zh-Hans')
})

test('a browser set to Hong Kong Chinese gets Traditional, a Mainland one Simplified', () => {
  expect(chooseLanguage(null, ['zh-HK', 'en'])).toBe('zh-Hant')
  expect(chooseLanguage(null, ['yue-Hant-HK'])).toBe('zh-Hant')
  expect(chooseLanguage(null, ['zh-CN'])).toBe('zh-Hans')
})

test('a language that is not here gives the next of the browser, and English at last', () => {
  expect(chooseLanguage('xx', ['fr', 'zh-TW'])).toBe('zh-Hant')
  expect(chooseLanguage(null, ['fr'])).toBe('en')
})
