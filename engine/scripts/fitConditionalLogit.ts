import { minimise } from './minimise.ts'

/** A question: the signals of each candidate, and which is right (−1: none of them). */
export interface Choice {
  options: Float64Array[]
  right: number
  /** What the question counts. */
  weight: number
}

/** Conditional logit (McFadden 1974): P(option) ∝ exp(Σ w · signal); maximum likelihood with a small quadratic penalty. */
export function fitConditionalLogit(choices: readonly Choice[], size: number, penalty = 1e-3): Float64Array {
  const usable = choices.filter(({ right }) => right >= 0)
  const total = usable.reduce((sum, { weight }) => sum + weight, 0)
  return minimise(new Float64Array(size), (weights) => {
    const gradient = new Float64Array(size)
    for (const { options, right, weight } of usable) {
      const totals = options.map((option) => {
        let sum = 0
        for (let j = 0; j < size; j++) sum += weights[j]! * option[j]!
        return sum
      })
      const highest = Math.max(...totals)
      let all = 0
      for (let i = 0; i < totals.length; i++) all += totals[i] = Math.exp(totals[i]! - highest)
      options.forEach((option, i) => {
        const error = weight * (totals[i]! / all - (i === right ? 1 : 0))
        if (Math.abs(error) > 1e-5) for (let j = 0; j < size; j++) gradient[j]! += error * option[j]!
      })
    }
    for (let j = 0; j < size; j++) gradient[j] = gradient[j]! / total + penalty * weights[j]!
    return gradient
  })
}
