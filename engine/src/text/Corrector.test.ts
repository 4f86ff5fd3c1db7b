import { expect, test } from 'vitest'
import { Corrector } from './Corrector.ts'
import { foldText } from './foldText.ts'
import { TextTable } from './TextTable.ts'

const terms = [
  'z续牌',
  'b续牌',
  'z狂犬病',
  'b狂犬',
  'b犬病',
  'o晶片',
  'b晶片',
  'z今日',
  'b今日',
  'z天气',
  'b天气',
  'z一天',
]
const words = ['wrenew', 'wlicenc', 'wvaccin', 'wregist', 'wbeagl', 'wcat']
const all = new TextTable()
for (const term of [...terms, ...words]) all.add(term)
const corrector = new Corrector(all, () => 1)
const correct = (text: string) => corrector.correct(foldText(text))

test('pairs that sound like part of a known word become it, in Cantonese', () => {
  expect(correct('族牌要幾錢')).toBe('续牌要几钱')
  expect(correct('狂犬并針')).toBe('狂犬病针')
})

test('and in Mandarin', () => {
  expect(correct('境片')).toBe('晶片')
})

test('known pairs and the seam between two known words stay', () => {
  expect(correct('續牌')).toBeUndefined()
  expect(correct('今日天氣')).toBeUndefined()
})

test('English words one letter away become the known one, two away if they are long', () => {
  expect(correct('renewl my lisence')).toBe('renew my licenc')
  expect(correct('two vacines')).toBe('two vaccin')
  expect(correct('regestering')).toBe('regist')
})

test('short, known and far words stay', () => {
  expect(correct('a cat, rats and a licence')).toBeUndefined()
  expect(correct('hippopotamus')).toBeUndefined()
})
