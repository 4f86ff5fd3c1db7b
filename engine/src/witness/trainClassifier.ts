import { grow } from '../grow.ts'
import type { SparseRows } from './SparseRows.ts'

export interface TrainingOptions {
  epochs: number
  /** Step of the first epoch; it falls linearly to a tenth in the last. */
  rate: number
}

/** Classes whose probability is further than this from the truth learn from an example; the rest are left alone. */
const contested = 0.05
/** An example whose class is as likely as this rests for the next epochs. */
const learnt = 0.9
const epochsOfRest = 2
/** Features that are a smaller part of an example (a unit vector), as its commonest characters, say nothing. */
const leastValue = 0.07
/** Weights nearer to zero are left out of the result. */
const leastWeight = 0.02

/**
 * Multinomial logistic regression by stochastic gradient descent over sparse rows.
 * P(class | x) = softmax(x · W); for each example W[:, c] += rate · (y_c − P_c) · x.
 * (Bottou, "Stochastic gradient descent tricks", 2012.) As only contested classes learn, few classes have
 * a weight for a feature, and only those are stored and visited: time and memory grow with what is learnt,
 * not with features × classes. What these shortcuts cost was measured: nothing, for a tenth of the work.
 * Deterministic: examples are taken in a fixed permutation that does not depend on a clock or a random source.
 *
 * @param countsHalf whether an example counts half: it is then visited in every other epoch
 * @returns by feature: the classes that have a weight for it
 */
export function trainClassifier(
  { starts, columns, values }: SparseRows,
  labels: ArrayLike<number>,
  countsHalf: (example: number) => boolean,
  features: number,
  classes: number,
  { epochs, rate }: TrainingOptions,
): SparseRows {
  const count = labels.length
  const weights = new ClassWeights(features)
  const scores = new Float64Array(classes)
  const rivals = new Uint32Array(classes)
  const powers = new Float64Array(classes)
  const rests = new Uint8Array(count)
  const stride = coprimeStride(count)

  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - (0.9 * epoch) / Math.max(1, epochs - 1))
    let at = (epoch * 7919) % Math.max(1, count)
    for (let turn = 0; turn < count; turn++) {
      at = (at + stride) % count
      if (rests[at]! > 0) {
        rests[at]!--
        continue
      }
      if (epoch % 2 === 1 && countsHalf(at)) continue
      const from = starts[at]!
      const to = starts[at + 1]!
      const label = labels[at]!

      scores.fill(0)
      for (let k = from; k < to; k++) if (values[k]! >= leastValue) weights.addScores(columns[k]!, values[k]!, scores)

      // Softmax, all relative to the right class, whose power is 1: what is below `contested` then is so among all.
      let sum = 0
      let rivalCount = 0
      for (let c = 0; c < classes; c++) {
        const power = exponential(scores[c]! - scores[label]!)
        sum += power
        if (power < contested) continue
        rivals[rivalCount] = c
        powers[rivalCount++] = power
      }

      const share = 1 / sum
      if (share > learnt) rests[at] = epochsOfRest
      if (share < 1 - contested) weights.learn(from, to, columns, values, label, step * (1 - share))
      for (let i = 0; i < rivalCount; i++)
        if (powers[i]! * share >= contested && rivals[i] !== label)
          weights.learn(from, to, columns, values, rivals[i]!, -step * powers[i]! * share)
    }
  }
  return weights.pack(leastWeight)
}

/** By feature: the classes that have a weight for it, in order. Rows lie in one pool; one that grows out of its place moves to the end. */
class ClassWeights {
  readonly #starts: Uint32Array
  readonly #sizes: Uint32Array
  readonly #capacities: Uint32Array
  #classes: Uint32Array
  #weights: Float32Array
  #end = 0

  constructor(features: number) {
    this.#starts = new Uint32Array(features)
    this.#sizes = new Uint32Array(features)
    this.#capacities = new Uint32Array(features)
    this.#classes = new Uint32Array(4 * features)
    this.#weights = new Float32Array(4 * features)
  }

  /** scores[c] += value · W[feature, c] */
  addScores(feature: number, value: number, scores: Float64Array): void {
    const from = this.#starts[feature]!
    const to = from + this.#sizes[feature]!
    const classes = this.#classes
    const weights = this.#weights
    for (let at = from; at < to; at++) scores[classes[at]!]! += value * weights[at]!
  }

  /** W[f, c] += change · x_f for each feature f of an example x. */
  learn(from: number, to: number, features: Uint32Array, values: Float32Array, c: number, change: number): void {
    for (let k = from; k < to; k++) if (values[k]! >= leastValue) this.#add(features[k]!, c, change * values[k]!)
  }

  #add(feature: number, c: number, change: number): void {
    const start = this.#starts[feature]!
    const end = start + this.#sizes[feature]!
    let low = start
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#classes[middle]! < c) low = middle + 1
      else high = middle
    }
    if (low < end && this.#classes[low] === c) this.#weights[low]! += change
    else this.#insert(feature, low - start, c, change)
  }

  #insert(feature: number, place: number, c: number, weight: number): void {
    const size = this.#sizes[feature]!
    if (size === this.#capacities[feature]) this.#move(feature, Math.max(2, 2 * size))
    const at = this.#starts[feature]! + place
    const end = this.#starts[feature]! + size
    this.#classes.copyWithin(at + 1, at, end)
    this.#weights.copyWithin(at + 1, at, end)
    this.#classes[at] = c
    this.#weights[at] = weight
    this.#sizes[feature] = size + 1
  }

  #move(feature: number, capacity: number): void {
    if (this.#end + capacity > this.#classes.length) {
      this.#classes = grow(this.#classes, this.#end + capacity)
      this.#weights = grow(this.#weights, this.#end + capacity)
    }
    const start = this.#starts[feature]!
    const end = start + this.#sizes[feature]!
    this.#classes.copyWithin(this.#end, start, end)
    this.#weights.copyWithin(this.#end, start, end)
    this.#starts[feature] = this.#end
    this.#capacities[feature] = capacity
    this.#end += capacity
  }

  /** Weights further from zero than `least`. */
  pack(least: number): SparseRows {
    const starts = new Uint32Array(this.#starts.length + 1)
    const columns = new Uint32Array(this.#end)
    const values = new Float32Array(this.#end)
    let kept = 0
    for (let feature = 0; feature < this.#starts.length; feature++) {
      const start = this.#starts[feature]!
      for (let at = start; at < start + this.#sizes[feature]!; at++) {
        if (Math.abs(this.#weights[at]!) <= least) continue
        columns[kept] = this.#classes[at]!
        values[kept++] = this.#weights[at]!
      }
      starts[feature + 1] = kept
    }
    return { starts, columns: columns.slice(0, kept), values: values.slice(0, kept) }
  }
}

/** eˣ for x from -12 to 12, in steps; further out, as at the end. From a table, in a few operations. */
function exponential(x: number): number {
  const at = (x * stepsPerUnit + reach * stepsPerUnit + 0.5) | 0
  return at < 0 ? 0 : at < table.length ? table[at]! : table[table.length - 1]!
}

const reach = 12
const stepsPerUnit = 64
const table = Float64Array.from({ length: 2 * reach * stepsPerUnit + 1 }, (_, at) =>
  Math.exp(at / stepsPerUnit - reach),
)

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
