import type { SparseRows } from './SparseRows.ts'

export interface TrainingOptions {
  epochs: number
  /** Step of the first epoch; it falls linearly to a tenth in the last. */
  rate: number
  /** Share by which every weight shrinks in an epoch. */
  decay: number
}

/** Classes whose probability is further than this from the truth learn from an example; the rest are left alone. */
const contested = 0.004

/**
 * Multinomial logistic regression by stochastic gradient descent over sparse rows.
 * P(class | x) = softmax(x · W); for each example W[:, c] += rate · (y_c − P_c) · x.
 * (Bottou, "Stochastic gradient descent tricks", 2012; the contested-only update keeps W sparse.)
 * Deterministic: examples are taken in a fixed permutation that does not depend on a clock or a random source.
 *
 * @param importance what each example counts, 1 as a rule
 * @returns weights, feature by feature: `weights[feature * classes + class]`
 */
export function trainClassifier(
  rows: SparseRows,
  labels: ArrayLike<number>,
  importance: ArrayLike<number>,
  features: number,
  classes: number,
  { epochs, rate, decay }: TrainingOptions,
): Float32Array {
  const weights = new Float32Array(features * classes)
  const { starts, columns, values } = rows
  const count = labels.length
  const scores = new Float32Array(classes)
  const stride = coprimeStride(count)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - (0.9 * epoch) / Math.max(1, epochs - 1))
    let at = (epoch * 7919) % Math.max(1, count)
    for (let turn = 0; turn < count; turn++) {
      at = (at + stride) % count
      const from = starts[at]!
      const to = starts[at + 1]!
      scores.fill(0)
      for (let k = from; k < to; k++) {
        const base = columns[k]! * classes
        const value = values[k]!
        for (let c = 0; c < classes; c++) scores[c]! += value * weights[base + c]!
      }
      softmax(scores)
      const label = labels[at]!
      const weight = step * importance[at]!
      for (let c = 0; c < classes; c++) {
        const error = (c === label ? 1 : 0) - scores[c]!
        if (error < contested && error > -contested) continue
        const change = weight * error
        for (let k = from; k < to; k++) weights[columns[k]! * classes + c]! += change * values[k]!
      }
    }
    if (decay > 0) for (let i = 0; i < weights.length; i++) weights[i]! *= 1 - decay
  }
  return weights
}

/** In place: exp(x − max) / Σ. */
export function softmax(scores: Float32Array): void {
  let highest = -Infinity
  for (let c = 0; c < scores.length; c++) if (scores[c]! > highest) highest = scores[c]!
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - highest)
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
}

/** A step that visits each of `count` examples once before it comes round, and jumps across entries. */
function coprimeStride(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (gcd(stride, count) !== 1) stride++
  return stride
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
