/** What a change did to the same questions: right only after it, right only before, and the difference of the shares. */
export type Gain = { won: number; lost: number; of: number; gain: number; low: number; high: number }

const z95 = 1.959963984540054

/**
 * The difference between two shares of the same questions, with its 95 % interval: only questions that changed
 * count, so it is far narrower than the two shares' own intervals. The interval is the adjusted one of A. Agresti
 * and Y. Min, «Simple improved confidence intervals for comparing matched proportions», Statistics in Medicine 24, 2005.
 */
export function pairedGain(before: readonly boolean[], after: readonly boolean[]): Gain {
  if (before.length !== after.length) throw new Error(`${before.length} questions before, ${after.length} after`)
  const of = before.length
  const won = after.filter((right, at) => right && !before[at]).length
  const lost = after.filter((right, at) => !right && before[at]).length
  if (of === 0) return { won, lost, of, gain: Number.NaN, low: Number.NaN, high: Number.NaN }
  const middle = (won - lost) / (of + 2)
  const half = (z95 * Math.sqrt(won + lost + 1 - (won - lost) ** 2 / (of + 2))) / (of + 2)
  return { won, lost, of, gain: (won - lost) / of, low: middle - half, high: middle + half }
}
