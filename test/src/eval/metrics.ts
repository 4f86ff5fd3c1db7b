/** A share with its count, and the interval in which the true share lies with 95 % confidence. */
export type Share = { count: number; of: number; share: number; low: number; high: number }

const z95 = 1.959963984540054

/**
 * A share with its Wilson score interval (E. B. Wilson, «Probable Inference», JASA 22, 1927), which
 * stays within 0 and 1 and is sound for small counts. NaN for a share of nothing.
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: Number.NaN, low: Number.NaN, high: Number.NaN }
  const share = count / of
  const square = z95 * z95
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const half = (z95 / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))
  return { count, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The share of items for which something holds. */
export function shareWhere<T>(items: readonly T[], holds: (item: T) => boolean): Share {
  return shareOf(items.filter(holds).length, items.length)
}

/**
 * Area under the ROC curve: the probability that a score of the first kind is above one of the
 * second, ties counting half (Mann-Whitney U). NaN if there is none of a kind.
 */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  if (positive.length === 0 || negative.length === 0) return Number.NaN
  const all = [...positive.map((score) => ({ score, is: 1 })), ...negative.map((score) => ({ score, is: 0 }))]
  all.sort((a, b) => a.score - b.score)
  let rankSum = 0
  for (let start = 0; start < all.length; ) {
    let end = start
    while (end < all.length && all[end]!.score === all[start]!.score) end++
    const rank = (start + 1 + end) / 2
    for (let index = start; index < end; index++) rankSum += all[index]!.is * rank
    start = end
  }
  const n = positive.length
  return (rankSum - (n * (n + 1)) / 2) / (n * negative.length)
}

/**
 * The least threshold that rejects at least a share of what should be rejected: scores above it pass.
 * @param share 0.9 for 90 %
 */
export function thresholdToReject(scores: readonly number[], share: number): number {
  if (scores.length === 0) return Number.NEGATIVE_INFINITY
  const sorted = [...scores].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!
}

/**
 * Expected calibration error (Naeini et al., AAAI 2015): the distance between confidence and the
 * share that is right, in bins of equal width, weighted by their sizes.
 */
export function calibrationError(items: readonly { confidence: number; right: boolean }[], bins = 10): number {
  if (items.length === 0) return Number.NaN
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }))
  for (const { confidence, right } of items) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]!
    bin.confidence += confidence
    bin.right += right ? 1 : 0
  }
  return sums.reduce((error, bin) => error + Math.abs(bin.confidence - bin.right), 0) / items.length
}

/** The mean over queries of 1 / rank of the first right result, 0 for one that is not among the first ten. */
export function reciprocalRank(ranks: readonly (number | undefined)[]): number {
  if (ranks.length === 0) return Number.NaN
  return ranks.reduce((sum: number, rank) => sum + (rank !== undefined && rank <= 10 ? 1 / rank : 0), 0) / ranks.length
}

/** A quantile of numbers, linear between neighbours. */
export function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) return Number.NaN
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.ceil(at)
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below)
}
