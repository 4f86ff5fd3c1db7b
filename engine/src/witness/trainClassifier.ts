import type { SparseRows } from './SparseRows.ts'

export interface TrainingOptions {
  epochs: number
  /** Step of the first epoch; it falls linearly to a tenth in the last. */
  rate: number
}

/** Classes whose probability is further than this from the truth learn from an example; the rest are left alone. */
const contested = 0.02
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
 * @param importance what each example counts, 1 as a rule
 * @returns by feature: the classes that have a weight for it
 */
export function trainClassifier(
  rows: SparseRows,
  labels: ArrayLike<number>,
  importance: ArrayLike<number>,
  features: number,
  classes: number,
  { epochs, rate }: TrainingOptions,
): SparseRows {
  const { starts, columns, values } = rows
  const count = labels.length
  const weights = new GrowingRows(features)
  const scores = new Float64Array(classes)
  const isTouched = new Uint8Array(classes)
  const touched = new Uint32Array(classes)
  const changes = new Float64Array(classes)
  const changing = new Uint32Array(classes)
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
      const from = starts[at]!
      const to = starts[at + 1]!
      const label = labels[at]!

      let touchedCount = 0
      for (let k = from; k < to; k++) {
        const value = values[k]!
        if (value < leastValue) continue
        const { size, classes: members, weights: row } = weights.rows[columns[k]!]!
        for (let i = 0; i < size; i++) {
          const c = members[i]!
          if (isTouched[c] === 0) {
            isTouched[c] = 1
            touched[touchedCount++] = c
          }
          scores[c]! += value * row[i]!
        }
      }

      // Softmax; all classes without a score share one probability.
      let highest = touchedCount < classes ? 0 : -Infinity
      for (let i = 0; i < touchedCount; i++) {
        const score = scores[touched[i]!]!
        if (score > highest) highest = score
      }
      const ofUntouched = exponential(-highest)
      let sum = (classes - touchedCount) * ofUntouched
      for (let i = 0; i < touchedCount; i++) {
        const c = touched[i]!
        sum += scores[c] = exponential(scores[c]! - highest)
      }

      const weight = step * importance[at]!
      const ofLabel = isTouched[label] === 1 ? scores[label]! : ofUntouched
      if (ofLabel / sum > learnt) rests[at] = epochsOfRest
      let changingCount = 0
      if (ofLabel / sum < 1 - contested) {
        changes[label] = weight * (1 - ofLabel / sum)
        changing[changingCount++] = label
      }
      const least = contested * sum
      if (ofUntouched >= least) {
        for (let c = 0; c < classes; c++)
          if (isTouched[c] === 0 && c !== label) {
            changes[c] = (-weight * ofUntouched) / sum
            changing[changingCount++] = c
          }
      }
      for (let i = 0; i < touchedCount; i++) {
        const c = touched[i]!
        if (scores[c]! < least || c === label) continue
        changes[c] = (-weight * scores[c]!) / sum
        changing[changingCount++] = c
      }

      if (changingCount > 0)
        for (let k = from; k < to; k++)
          if (values[k]! >= leastValue) weights.add(columns[k]!, values[k]!, changes, changing, changingCount)
      for (let i = 0; i < changingCount; i++) changes[changing[i]!] = 0
      for (let i = 0; i < touchedCount; i++) {
        const c = touched[i]!
        isTouched[c] = 0
        scores[c] = 0
      }
    }
  }
  return weights.pack(leastWeight)
}

type Row = { size: number; classes: Uint32Array; weights: Float32Array }

/** By feature: the classes that have a weight for it, in the order in which they came to it. */
class GrowingRows {
  readonly rows: Row[]

  constructor(features: number) {
    this.rows = Array.from({ length: features }, () => ({
      size: 0,
      classes: new Uint32Array(2),
      weights: new Float32Array(2),
    }))
  }

  /** weights[c] += value · changes[c] for each class in `changing`, whose changes are not 0. */
  add(feature: number, value: number, changes: Float64Array, changing: Uint32Array, count: number): void {
    const row = this.rows[feature]!
    let known = 0
    for (let i = 0; i < row.size; i++) {
      const change = changes[row.classes[i]!]!
      if (change === 0) continue
      row.weights[i]! += value * change
      known++
    }
    if (known === count) return
    for (let j = 0; j < count; j++) {
      const c = changing[j]!
      if (has(row, c)) continue
      if (row.size === row.classes.length) grow(row)
      row.classes[row.size] = c
      row.weights[row.size++] = value * changes[c]!
    }
  }

  /** Weights further from zero than `least`, classes in order. */
  pack(least: number): SparseRows {
    const starts = new Uint32Array(this.rows.length + 1)
    const kept = this.rows.map(({ size, classes, weights }, feature) => {
      const members: [number, number][] = []
      for (let i = 0; i < size; i++) if (Math.abs(weights[i]!) > least) members.push([classes[i]!, weights[i]!])
      starts[feature + 1] = starts[feature]! + members.length
      return members.sort(([a], [b]) => a - b)
    })
    const columns = new Uint32Array(starts[this.rows.length]!)
    const values = new Float32Array(columns.length)
    let at = 0
    for (const members of kept)
      for (const [c, weight] of members) {
        columns[at] = c
        values[at++] = weight
      }
    return { starts, columns, values }
  }
}

function has({ size, classes }: Row, c: number): boolean {
  for (let i = 0; i < size; i++) if (classes[i] === c) return true
  return false
}

function grow(row: Row): void {
  const classes = new Uint32Array(2 * row.size)
  classes.set(row.classes)
  const weights = new Float32Array(2 * row.size)
  weights.set(row.weights)
  row.classes = classes
  row.weights = weights
}

/**
 * eˣ for x ≤ 0, to a hundredth: (1 + x/256)²⁵⁶, and 0 far below. A third of the time of Math.exp, and the same on
 * every machine.
 */
function exponential(x: number): number {
  if (x < -12) return 0
  let power = 1 + x / 256
  for (let square = 0; square < 8; square++) power *= power
  return power
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
