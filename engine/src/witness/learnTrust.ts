import type { VectorData } from './packVectors.ts'
import type { VectorWitness } from './VectorWitness.ts'

/** Vectors that are asked with, the fewest from which anything is learnt, and the numbers that are multiplied for it. */
const mostAsked = 200
const fewestAsked = 50
const mostProducts = 500_000_000

/**
 * How far a model tells this content's entries apart, 0 to 1. Each of some vectors is taken out and asked with; what
 * is learnt is the factor that makes the right entries likeliest in a conditional logit over nearness (its
 * likelihood has one peak), as a share of `usual`, the factor that a good model gets. So a model that is weak, or
 * does not know a language, is believed less. Never more than `usual`: phrasings are more like each other than
 * questions are like phrasings. 1 where entries have too few vectors to ask with.
 */
export function learnTrust(data: VectorData, witness: VectorWitness, usual: number): number {
  const asked = chooseRows(data)
  if (asked.length < fewestAsked) return 1
  const choices = asked.map(({ row, entry }) => {
    const { of } = witness.read(vectorAt(data, row), row)
    return { right: of(entry), all: Float32Array.from({ length: data.starts.length - 2 }, (_, one) => of(one)) }
  })
  // The slope of the likelihood: what is near the right entries, less what is near on the average.
  const isTooLow = (factor: number) => {
    let slope = 0
    for (const { right, all } of choices) {
      let weights = 0
      let weighted = 0
      for (const near of all) {
        const weight = Math.exp(factor * (near - right))
        weights += weight
        weighted += weight * near
      }
      slope += right - weighted / weights
    }
    return slope > 0
  }
  if (isTooLow(usual)) return 1
  let [low, high] = [0, usual]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (isTooLow(middle)) low = middle
    else high = middle
  }
  return low / usual
}

/** Vectors of entries that have others beside them, spread evenly over all. */
function chooseRows({ starts, values }: VectorData): { row: number; entry: number }[] {
  const rows: { row: number; entry: number }[] = []
  // The last one is `none`.
  for (let entry = 0; entry + 2 < starts.length; entry++)
    if (starts[entry + 1]! - starts[entry]! > 1)
      for (let row = starts[entry]!; row < starts[entry + 1]!; row++) rows.push({ row, entry })
  const most = Math.max(fewestAsked, Math.min(mostAsked, Math.floor(mostProducts / values.length)))
  const step = Math.max(1, rows.length / most)
  return Array.from({ length: Math.min(most, rows.length) }, (_, at) => rows[Math.floor(at * step)]!)
}

const vectorAt = ({ values, dimension }: VectorData, row: number): number[] =>
  Array.from(values.subarray(row * dimension, (row + 1) * dimension))
