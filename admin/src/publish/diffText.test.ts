import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffText } from './diffText.ts'

test('Chinese is compared character by character', () => {
  expect(diffText('牌照費用為港幣80元。', '牌照費用為港幣90元正。')).toEqual([
    { kind: 'same', text: '牌照費用為港幣' },
    { kind: 'removed', text: '80' },
    { kind: 'added', text: '90' },
    { kind: 'same', text: '元' },
    { kind: 'added', text: '正' },
    { kind: 'same', text: '。' },
  ])
})

test('English is compared word by word', () => {
  expect(diffText('It costs HK$80 per dog', 'It costs HK$1,080 per cat')).toEqual([
    { kind: 'same', text: 'It costs HK$' },
    { kind: 'removed', text: '80' },
    { kind: 'added', text: '1,080' },
    { kind: 'same', text: ' per ' },
    { kind: 'removed', text: 'dog' },
    { kind: 'added', text: 'cat' },
  ])
})

test('a new text is all added, a removed one all removed, an equal one the same', () => {
  expect(diffText('', '新')).toEqual([{ kind: 'added', text: '新' }])
  expect(diffText('舊', '')).toEqual([{ kind: 'removed', text: '舊' }])
  expect(diffText('同', '同')).toEqual([{ kind: 'same', text: '同' }])
  expect(diffText('', '')).toEqual([])
})

test('the pieces always give both texts back', () => {
  const text = fc.string({ unit: fc.constantFrom('狗', '牌', '費', 'a', 'b', ' ', '8', '，', '\n', '𠮷') })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffText(before, after)
      const side = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      return side('added') === before && side('removed') === after
    }),
  )
})
