import { expect, test } from 'vitest'
import { shareOf } from './metrics.ts'
import { showArea, showGain, showInterval, showShare, table } from './table.ts'

test('a share is shown with its interval, and with its count where no other column tells it', () => {
  expect(showInterval(shareOf(8, 10))).toBe('80.0 [49–94]')
  expect(showInterval(shareOf(4264, 4299))).toBe('99.2 [98.9–99.4]')
  expect(showShare(shareOf(8, 10))).toBe('80.0 [49–94] 8/10')
  for (const nothing of [undefined, shareOf(0, 0)])
    expect([showInterval(nothing), showShare(nothing)]).toEqual(['–', '–'])
})

test('an area is shown with its interval', () => {
  expect(showArea({ area: 0.9336, low: 0.905, high: 1, positive: 9, negative: 9 })).toBe('.934 [.91–1.00]')
  expect(showArea({ area: Number.NaN, low: 0, high: 0, positive: 0, negative: 0 })).toBe('–')
})

test('a gain is shown in points with its sign, and none without', () => {
  const gain = { won: 2, lost: 1, of: 100, gain: 0.0123, low: -0.02, high: 0.0004 }
  expect(showGain(gain)).toBe('+1.2 [−2.0 0.0]')
  expect(showGain({ ...gain, of: 0 })).toBe('–')
})

test('the columns of a table stand below each other, a Chinese character taking two', () => {
  expect(
    table(
      ['語言', 'n'],
      [
        ['yue', '12'],
        ['文', '3'],
      ],
    ),
  ).toBe(['語言   n', '────  ──', 'yue   12', '文     3'].join('\n'))
})
