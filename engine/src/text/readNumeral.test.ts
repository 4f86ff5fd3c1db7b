import { expect, test } from 'vitest'
import { readNumeral } from './readNumeral.ts'

test.each([
  ['八', 8],
  ['十', 10],
  ['三十五', 35],
  ['一百二十', 120],
  ['一千', 1000],
  ['一千零五', 1005],
  ['一万二千', 12_000],
  ['两万', 20_000],
  ['十二万', 120_000],
  ['一二三', 123],
  ['零', 0],
])('%s is %d', (numeral, number) => {
  expect(readNumeral(numeral)).toBe(number)
})
