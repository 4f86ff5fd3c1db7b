/** Walks down a gradient (Adam; Kingma and Ba 2015) for a fixed number of steps: deterministic. */
export function minimise(
  start: Float64Array,
  gradientAt: (weights: Float64Array) => Float64Array,
  steps = 250,
): Float64Array {
  const weights = start.slice()
  const mean = new Float64Array(start.length)
  const square = new Float64Array(start.length)
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientAt(weights)
    const rate = 0.2 * (1 - (0.9 * step) / steps)
    for (let j = 0; j < weights.length; j++) {
      mean[j] = 0.9 * mean[j]! + 0.1 * gradient[j]!
      square[j] = 0.99 * square[j]! + 0.01 * gradient[j]! ** 2
      weights[j]! -= (rate * (mean[j]! / (1 - 0.9 ** step))) / (Math.sqrt(square[j]! / (1 - 0.99 ** step)) + 1e-9)
    }
  }
  return weights
}
