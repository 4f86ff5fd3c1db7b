import { expect, test } from 'vitest'
import { diffEntries } from './diffEntries.ts'

const live = {
  id: 'licence-fee',
  question: { en: 'How much?', 'zh-Hant': '多少錢？' },
  fee: { amount: 80, text: { en: 'HK$80', 'zh-Hant': '80元' } },
  aliases: ['狗牌'],
}

test('only the fields that changed are told, in the order of the form', () => {
  const draft = { ...live, aliases: ['狗牌', 'dog'], fee: { amount: 90, text: { en: 'HK$90', 'zh-Hant': '80元' } } }
  expect(diffEntries(live, draft)).toEqual([
    { path: 'fee.amount', before: '80', after: '90' },
    { path: 'fee.text.en', before: 'HK$80', after: 'HK$90' },
    { path: 'aliases', before: '狗牌', after: '狗牌\ndog' },
  ])
})

test('a new entry tells every field, a removed field its old side', () => {
  expect(diffEntries(undefined, { id: 'a', aliases: ['x'] })).toEqual([{ path: 'aliases', before: '', after: 'x' }])
  expect(diffEntries({ id: 'a', aliases: ['x'] }, { id: 'a' })).toEqual([{ path: 'aliases', before: 'x', after: '' }])
})

test('spaces at the ends of a block of Markdown are no change', () => {
  const [before, after] = ['- a\n', '- a'].map((en) => ({ id: 'a', answer: { en, 'zh-Hant': '- 甲' } }))
  expect(diffEntries(before, after!)).toEqual([])
})
