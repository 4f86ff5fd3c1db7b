import { expect, test } from 'vitest'
import { RowCounter } from './RowCounter.ts'
import { softmax, trainClassifier } from './trainClassifier.ts'

const counter = new RowCounter()
for (const row of [{ 0: 1 }, { 0: 0.8, 2: 0.6 }, { 1: 1 }, { 1: 0.8, 2: 0.6 }]) {
  for (const [column, value] of Object.entries(row)) counter.add(Number(column), value)
  counter.endRow()
}
const rows = counter.toRows()
const labels = [0, 0, 1, 1]
/** The weights, feature by feature, two classes each. */
const train = (countsHalf = (_: number) => false) => {
  const { starts, columns, values } = trainClassifier(rows, labels, countsHalf, 3, 2, { epochs: 10, rate: 4 })
  const weights = new Float32Array(3 * 2)
  for (let feature = 0; feature < 3; feature++)
    for (let k = starts[feature]!; k < starts[feature + 1]!; k++) weights[feature * 2 + columns[k]!] = values[k]!
  return weights
}
const weights = train()

test('features that tell classes apart get the weight, shared ones get little', () => {
  expect(weights[0]! - weights[1]!).toBeGreaterThan(2)
  expect(weights[3]! - weights[2]!).toBeGreaterThan(2)
  expect(Math.abs(weights[4]! - weights[5]!)).toBeLessThan(1)
})

test('training twice gives the same weights to the last bit', () => {
  expect(train()).toEqual(weights)
})

test('softmax sums to one, also for huge scores', () => {
  const scores = Float32Array.of(1000, 999, -1000)
  softmax(scores)
  expect(scores[0]! + scores[1]! + scores[2]!).toBeCloseTo(1)
  expect(scores[0]! / scores[1]!).toBeCloseTo(Math.E, 3)
})

test('an example that counts half teaches less', () => {
  const less = train((example) => example >= 2)
  expect(less[3]! - less[2]!).toBeGreaterThan(0)
  expect(less[3]! - less[2]!).toBeLessThan(weights[3]! - weights[2]!)
})
