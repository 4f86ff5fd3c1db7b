import { Converter } from 'opencc-js/t2cn'
import { expect, test } from 'vitest'
import { translateDraft, translateLines } from './translateDraft.ts'

const toSimplified = Converter({ from: 'hk', to: 'cn' })

test('Simplified is derived from the Traditional, and what is written by hand wins', () => {
  expect(translateDraft({ en: 'Licence', 'zh-Hant': '狗隻牌照' }, 'zh-Hans', toSimplified)).toBe('狗只牌照')
  expect(translateDraft({ 'zh-Hant': '的士', 'zh-Hans': '出租车' }, 'zh-Hans', toSimplified)).toBe('出租车')
})

test('a language that is not written yet is empty, never another language', () => {
  expect(translateDraft({ 'zh-Hant': '狗' }, 'en', toSimplified)).toBe('')
  expect(translateDraft(undefined, 'zh-Hans', toSimplified)).toBe('')
})

test('empty lines of a list are not shown', () => {
  expect(translateLines({ en: ['Go', ''], 'zh-Hant': ['前往', ''] }, 'zh-Hans', toSimplified)).toEqual(['前往'])
})
