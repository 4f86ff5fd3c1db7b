import { expect, test } from 'vitest'
import { buildIndex } from './buildIndex.ts'

const index = buildIndex([
  { id: 'fee', questions: ['狗牌幾錢', { text: 'How much is a dog licence', lang: 'en' }], aliases: ['牌費'] },
  { id: 'lost', questions: ['遺失狗牌', 'I lost the dog licence', '唔見咗隻狗個牌點算'] },
  { id: 'form', questions: ['申請駕駛執照', 'Apply for a driving licence'], aliases: ['TD 557'] },
])

test('the entry that says it comes first, in either script and in English', () => {
  expect(index.search('唔見咗狗牌')[0]?.id).toBe('lost')
  expect(index.search('遗失了狗牌')[0]?.id).toBe('lost')
  expect(index.search('how much does the licence of my dog cost')[0]?.id).toBe('fee')
})

test('a form number finds its form in any spelling', () => {
  for (const query of ['TD 557', 'td557', 'ＴＤ－５５７', '攞張td-557']) expect(index.search(query)[0]?.id).toBe('form')
})

test('two entries with one id are refused', () => {
  expect(() =>
    buildIndex([
      { id: 'a', questions: ['x'] },
      { id: 'a', questions: ['y'] },
    ]),
  ).toThrow('"a"')
})
