import { auroc } from './metrics.ts'

/** An area under the ROC curve, with the interval in which the true one lies with 95 % confidence. */
export type Area = { area: number; low: number; high: number; positive: number; negative: number }

const z95 = 1.959963984540054

/**
 * AUROC over several groups, a score being compared within its own group only: scores of two bots were never
 * meant to be compared. The mean of the groups' areas, weighted by their pairs; groups that lack a kind drop out.
 * Its error is that of J. A. Hanley and B. J. McNeil, «The meaning and use of the area under a ROC curve»,
 * Radiology 143, 1982, with half a wrong pair added, since no finite sample proves an area of 1.
 */
export function aurocWithin(groups: readonly { positive: readonly number[]; negative: readonly number[] }[]): Area {
  const whole = groups.filter(({ positive, negative }) => positive.length > 0 && negative.length > 0)
  const pairs = whole.reduce((sum, { positive, negative }) => sum + positive.length * negative.length, 0)
  let area = 0
  let variance = 0
  for (const { positive, negative } of whole) {
    const [m, n] = [positive.length, negative.length]
    const own = auroc(positive, negative)
    const weight = (m * n) / pairs
    area += weight * own
    variance += weight ** 2 * varianceOf(Math.min(own, 1 - 0.5 / (m * n)), m, n)
  }
  if (pairs === 0) area = variance = Number.NaN
  const half = z95 * Math.sqrt(variance)
  return {
    area,
    low: Math.max(0, area - half),
    high: Math.min(1, area + half),
    positive: whole.reduce((sum, { positive }) => sum + positive.length, 0),
    negative: whole.reduce((sum, { negative }) => sum + negative.length, 0),
  }
}

function varianceOf(area: number, m: number, n: number): number {
  const square = area * area
  const twoPositive = area / (2 - area) - square
  const twoNegative = (2 * square) / (1 + area) - square
  return (area * (1 - area) + (m - 1) * twoPositive + (n - 1) * twoNegative) / (m * n)
}
