import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextBuffer } from './TextBuffer.ts'
import { TextTable } from './TextTable.ts'

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', 'z狗牌', 'wdog', '𠮷'))

test('every text has one number, by which it is found, and a table packed and made anew is the same', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 3000 }), (texts) => {
      const table = new TextTable()
      const numbers = texts.map((text) => table.add(text))
      const distinct = [...new Set(texts)]
      expect([...table]).toEqual(distinct)
      expect(numbers).toEqual(texts.map((text) => distinct.indexOf(text)))
      const copy = new TextTable(table.pack())
      expect([...copy]).toEqual(distinct)
      expect(distinct.map((text) => copy.numberOf(text))).toEqual(distinct.map((_, number) => number))
      expect(copy.numberOf('not here')).toBe(distinct.indexOf('not here'))
    }),
    { numRuns: 30 },
  )
})

test('a text that was put together is found as the string is', () => {
  const table = new TextTable()
  const number = table.add('pdog licenc')
  const term = new TextBuffer().start('p').add('dogs', 0, 3).add(' ').add('licenc')
  expect(term.toString()).toBe('pdog licenc')
  expect(table.numberOf(term)).toBe(number)
  expect(table.numberOf(term.start('p').add('dog'))).toBe(-1)
  expect(table.firstUnitOf(number)).toBe('p'.charCodeAt(0))
})

test('a table that was packed goes on growing', () => {
  const table = new TextTable()
  table.add('one')
  const copy = new TextTable(table.pack())
  for (let at = 0; at < 5000; at++) copy.add(`text ${at}`)
  expect(copy.size).toBe(5001)
  expect(copy.textOf(copy.numberOf('text 4999'))).toBe('text 4999')
  expect([...table]).toEqual(['one'])
})
