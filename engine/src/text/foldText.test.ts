import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './foldText.ts'

/** Any code points, halves of surrogate pairs included. */
const anyString = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points))

test('width, case and spaces are folded', () => {
  expect(foldText('  ＴＤ　５５８\n\tForm ')).toBe('td 558 form')
})

test('Traditional, Simplified, Hong Kong and Taiwan forms of a character become one', () => {
  expect(foldText('狗隻續牌')).toBe(foldText('狗只续牌'))
  for (const group of ['裏裡里', '綫線线', '着著', '衞衛卫', '麼么幺', '台臺枱', '峯峰', '説說说', '啓啟启', '證証证'])
    expect(new Set([...group].map(foldText)).size).toBe(1)
})

test('so do characters whose Simplified form lies beyond the basic plane', () => {
  for (const group of ['嗰𠮶', '餸𩠌', '𨋢䢂', '鱲𫚭']) expect(new Set([...group].map(foldText)).size).toBe(1)
})

test('and forms that people of Hong Kong write one for the other', () => {
  for (const group of ['帳賬账帐', '覆復', '畀俾', '場塲', '罰罸'])
    expect(new Set([...group].map(foldText)).size).toBe(1)
  expect(foldText('甚麼')).toBe(foldText('什么'))
  expect(foldText('甚至')).not.toBe(foldText('什至'))
})

test('characters that nobody sees are dropped', () => {
  expect(foldText('狗\u200b牌\u{E0041}\ufeff\u0007 d\u00adog')).toBe('狗牌 dog')
  expect(foldText('❤\ufe0f')).toBe('❤')
})

test('half a surrogate pair is dropped', () => {
  expect(foldText('a\ud800b')).toBe('ab')
})

test('folding twice changes nothing, whatever the text', () => {
  fc.assert(
    fc.property(anyString, (text) => {
      const once = foldText(text)
      expect(foldText(once)).toBe(once)
    }),
  )
})

test('a text that folds unit by unit is what it is beside one that must be folded as a whole', () => {
  const common = fc
    .array(fc.constantFrom(...'狗隻續牌甚麼Ａb ,.。！？「」…—１2\t　\n'.split(''), 'TD 558', '費用'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(common, (text) => {
      // What is invisible is taken out, and sends the text the long way.
      expect(foldText(text)).toBe(foldText(`${text}\u200d`))
    }),
  )
})
