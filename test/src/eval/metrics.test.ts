import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auroc, calibrationError, quantile, reciprocalRank, shareOf, thresholdToReject } from './metrics.ts'

describe('the Wilson interval', () => {
  test('agrees with values computed by hand', () => {
    // 8 of 10: (0.8 + 0.19207) / 1.38415 ± 1.95996 / 1.38415 × √(0.016 + 0.0096036)
    const eight = shareOf(8, 10)
    expect(eight.low).toBeCloseTo(0.4902, 4)
    expect(eight.high).toBeCloseTo(0.9433, 4)
    // None of 20: from 0 to 3.8415 / 23.8415
    expect(shareOf(0, 20).low).toBe(0)
    expect(shareOf(0, 20).high).toBeCloseTo(0.1611, 4)
    expect(shareOf(20, 20).high).toBe(1)
  })

  test('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const { share, low, high } = shareOf(Math.round(part * of), of)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(share).toBeGreaterThanOrEqual(low - 1e-9)
        expect(share).toBeLessThanOrEqual(high + 1e-9)
      }),
    )
  })

  test('of nothing is no number', () => {
    expect(shareOf(0, 0).share).toBeNaN()
  })
})

describe('AUROC', () => {
  test('counts the pairs in the right order, ties half', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1)
    expect(auroc([1, 2], [3, 4])).toBe(0)
    expect(auroc([1, 1], [1, 1])).toBe(0.5)
    // Pairs (2,1) right, (2,3) wrong, (3,1) right, (3,3) half: 2.5 of 4
    expect(auroc([2, 3], [1, 3])).toBe(0.625)
    expect(auroc([1], [])).toBeNaN()
  })

  test('agrees with counting every pair', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(scores, scores, (positive, negative) => {
        const pairs = positive.flatMap((a) => negative.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
        const sum = pairs.reduce((total: number, pair) => total + pair, 0)
        expect(auroc(positive, negative)).toBeCloseTo(sum / pairs.length, 9)
      }),
    )
  })
})

test('the threshold is the least that rejects at least the share', () => {
  expect(thresholdToReject([10, 1, 9, 2, 8, 3, 7, 4, 6, 5], 0.9)).toBe(9)
  expect(thresholdToReject([1, 2, 3], 0.9)).toBe(3)
  expect(thresholdToReject([1, 2, 3, 4], 0.5)).toBe(2)
  expect(thresholdToReject([], 0.9)).toBe(Number.NEGATIVE_INFINITY)
})

test('the calibration error weighs the bins by their sizes', () => {
  const sure = { confidence: 0.95, right: true }
  // Bin 0.9–1: two items, |1.9 − 1| = 0.9; bin 0.2–0.3: one, |0.25 − 0| = 0.25; together 1.15 / 3
  expect(calibrationError([sure, { ...sure, right: false }, { confidence: 0.25, right: false }])).toBeCloseTo(
    1.15 / 3,
    9,
  )
  expect(calibrationError([{ confidence: 1, right: true }])).toBe(0)
  expect(calibrationError([])).toBeNaN()
})

test('the mean reciprocal rank leaves out what is not among the first ten', () => {
  expect(reciprocalRank([1, 2, undefined, 11])).toBe(0.375)
})

test('a quantile lies between its neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([5], 0.95)).toBe(5)
  expect(quantile([], 0.5)).toBeNaN()
})
