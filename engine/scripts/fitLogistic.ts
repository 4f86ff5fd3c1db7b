import { minimise } from './minimise.ts'

/** Logistic regression: P(y = 1) = 1 / (1 + exp(−w · x)); maximum likelihood with a small quadratic penalty. */
export function fitLogistic(
  rows: readonly { x: number[]; y: number; weight: number }[],
  size: number,
  penalty = 1e-4,
): Float64Array {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  return minimise(new Float64Array(size), (weights) => {
    const gradient = new Float64Array(size)
    for (const { x, y, weight } of rows) {
      let odds = 0
      for (let j = 0; j < size; j++) odds += weights[j]! * x[j]!
      const error = weight * (1 / (1 + Math.exp(-odds)) - y)
      for (let j = 0; j < size; j++) gradient[j]! += error * x[j]!
    }
    for (let j = 0; j < size; j++) gradient[j] = gradient[j]! / total + penalty * weights[j]!
    return gradient
  })
}
