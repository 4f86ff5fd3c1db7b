import { expect, test } from 'vitest'
import { RowCounter } from './RowCounter.ts'

test('a row counts each column once, in the order in which they came', () => {
  const counter = new RowCounter()
  for (const column of [7, 2, 7, 9000]) counter.add(column, 1)
  counter.endRow()
  counter.endRow()
  counter.add(2, 0.5)
  counter.endRow()
  expect(counter.size).toBe(3)
  expect(counter.toRows()).toEqual({
    starts: Uint32Array.of(0, 3, 3, 4),
    columns: Uint32Array.of(7, 2, 9000, 2),
    values: Float32Array.of(2, 1, 1, 0.5),
  })
})

test('the last row of another counter is added, times a number', () => {
  const [phrases, entries] = [new RowCounter(), new RowCounter()]
  for (let row = 0; row < 3; row++) {
    phrases.add(row, 1)
    phrases.add(5, 2)
    phrases.endRow()
    entries.addLastRow(phrases, 0.5)
  }
  entries.endRow()
  expect(entries.toRows()).toEqual({
    starts: Uint32Array.of(0, 4),
    columns: Uint32Array.of(0, 5, 1, 2),
    values: Float32Array.of(0.5, 3, 0.5, 0.5),
  })
})

test('holds more than it was made for', () => {
  const counter = new RowCounter()
  for (let row = 0; row < 3000; row++) {
    for (let column = 0; column < 4; column++) counter.add(row + column, column + 1)
    counter.endRow()
  }
  const { starts, columns, values } = counter.toRows()
  expect([starts.length, columns.length]).toEqual([3001, 12_000])
  expect([columns[11_999], values[11_999]]).toEqual([3002, 4])
})
