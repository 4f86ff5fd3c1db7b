import { expect, test } from 'vitest'
import { aurocWithin } from './aurocWithin.ts'
import { auroc } from './metrics.ts'

test('of one group it is that group’s area', () => {
  const [positive, negative] = [
    [0.9, 0.8, 0.4],
    [0.5, 0.1],
  ]
  expect(aurocWithin([{ positive, negative }]).area).toBeCloseTo(auroc(positive, negative), 9)
})

test('scores of two groups are not compared', () => {
  // Each group is told apart without a mistake, though the scores of the second lie below those of the first.
  const groups = [
    { positive: [0.9], negative: [0.8] },
    { positive: [0.3], negative: [0.2] },
  ]
  expect(aurocWithin(groups)).toMatchObject({ area: 1, positive: 2, negative: 2 })
})

test('a group counts by its pairs, and one without a kind not at all', () => {
  const groups = [
    { positive: [3, 4], negative: [1, 2] }, // four pairs right
    { positive: [0], negative: [1] }, // one pair wrong
    { positive: [5], negative: [] },
  ]
  expect(aurocWithin(groups)).toMatchObject({ area: 0.8, positive: 3, negative: 3 })
  expect(aurocWithin([{ positive: [5], negative: [] }]).area).toBeNaN()
})

test('the interval is that of Hanley and McNeil, and an area without a mistake has one too', () => {
  // 3 of 4 pairs right: area .75, Q1 .6, Q2 9/14; variance (.1875 + .0375 + .0804) / 4
  const positive = [2, 4]
  const negative = [1, 3]
  const { area, high, low } = aurocWithin([{ positive, negative }])
  expect(area).toBeCloseTo(0.75, 9)
  expect(area - low).toBeCloseTo(1.959964 * Math.sqrt((0.1875 + 0.0375 + 9 / 14 - 0.5625) / 4), 6)
  expect(high).toBe(1)
  expect(aurocWithin([{ positive: [3, 4], negative: [1, 2] }]).low).toBeLessThan(0.99)
})
