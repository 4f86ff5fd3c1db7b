import { expect, test } from 'vitest'
import { countHan, countWords } from './countText.ts'

test('a Chinese text counts its characters, and a number as one', () => {
  expect(countHan('狗隻牌照費用為港幣80元。')).toBe(11)
  expect(countHan('填寫TD 558表格')).toBe(6)
})

test('punctuation and spaces count for nothing', () => {
  expect(countHan('，。「」 \n')).toBe(0)
})

test('an English text counts words, a price as one, and an empty one none', () => {
  expect(countWords('A dog licence costs HK$80.')).toBe(5)
  expect(countWords('   ')).toBe(0)
})
