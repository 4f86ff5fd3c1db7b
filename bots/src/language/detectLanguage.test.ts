import { describe, expect, test } from 'vitest'
import { detectLanguage } from './detectLanguage.ts'

describe('detectLanguage', () => {
  test.each([
    ['How do I renew a dog licence?', 'en'],
    ['dog licence', 'en'],
    ['HOW MUCH IS A DOG LICENCE', 'en'],
    ['狗牌幾錢', 'zh-Hant'],
    ['怎样续领狗牌', 'zh-Hans'],
    ['狗牌', 'zh-Hant'],
    ['我想renew狗牌', 'zh-Hant'],
    ['我想 renew dog licence 要幾錢', 'zh-Hant'],
    ['I want 續牌', 'zh-Hant'],
    ['How do I renew a 狗牌 in Kowloon?', 'en'],
    ['我的dog licence到期了怎么办', 'zh-Hans'],
    ['visa', 'en'],
    ['👍', 'zh-Hant'],
  ])('reads «%s» as %s', (text, lang) => {
    expect(detectLanguage(text)).toBe(lang)
  })

  test('a message without a language of its own keeps the last one', () => {
    for (const text of ['1823', '👍', '2', 'TD 558', '???', 'visa', 'ok']) {
      expect(detectLanguage(text, { lastLang: 'zh-Hans' })).toBe('zh-Hans')
      expect(detectLanguage(text, { lastLang: 'en' })).toBe('en')
    }
  })

  test("the reader's choice goes before the last language, and after a clear message", () => {
    expect(detectLanguage('visa', { lang: 'zh-Hant', lastLang: 'en' })).toBe('zh-Hant')
    expect(detectLanguage('How much is it?', { lang: 'zh-Hant', lastLang: 'zh-Hant' })).toBe('en')
    expect(detectLanguage('狗牌幾錢', { lang: 'en', lastLang: 'en' })).toBe('zh-Hant')
  })

  test("characters that both scripts write follow the reader's choice", () => {
    expect(detectLanguage('狗牌', { lang: 'zh-Hans' })).toBe('zh-Hans')
    expect(detectLanguage('狗牌', { lang: 'en', lastLang: 'zh-Hans' })).toBe('zh-Hans')
    expect(detectLanguage('狗牌', { lang: 'en' })).toBe('zh-Hant')
    expect(detectLanguage('狗牌幾錢', { lang: 'zh-Hans' })).toBe('zh-Hant')
  })
})
