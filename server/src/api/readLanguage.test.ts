import { expect, test } from 'vitest'
import { negotiateLanguage, readLanguage } from './readLanguage.ts'

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN-us', 'en'],
  ['zh-Hant', 'zh-Hant'],
  ['zh-hant-HK', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh', 'zh-Hant'],
  ['yue', 'zh-Hant'],
  ['yue-Hant-HK', 'zh-Hant'],
  ['yue-Hans', 'zh-Hans'],
  ['zh-Hans', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh_CN', 'zh-Hans'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['fr', undefined],
  ['english', undefined],
  ['', undefined],
])('«%s» means %s', (tag, lang) => expect(readLanguage(tag)).toBe(lang))

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
  ['en;q=0.3, zh-HK;q=0.7', 'zh-Hant'],
  ['fr-FR, de', 'zh-Hant'],
  ['fr, en;q=0', 'zh-Hant'],
  [undefined, 'zh-Hant'],
  [';;q=x,,', 'zh-Hant'],
])('a browser that wishes «%s» reads %s', (header, lang) =>
  expect(negotiateLanguage(header, ['zh-Hant', 'en', 'zh-Hans'])).toBe(lang),
)

test('a bot that has one way of writing Chinese gives that to readers of the other', () => {
  expect(negotiateLanguage('zh-CN', ['en', 'zh-Hant'])).toBe('zh-Hant')
  expect(negotiateLanguage('en', ['zh-Hant'])).toBe('zh-Hant')
})
