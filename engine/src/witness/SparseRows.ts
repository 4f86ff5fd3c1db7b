/** Rows of a sparse matrix, one after the other (compressed sparse rows). */
export interface SparseRows {
  /** Row r is `starts[r]` to `starts[r + 1]`. */
  starts: Uint32Array
  columns: Uint32Array
  values: Float32Array
}

/** The rows of one matrix below those of another. */
export function joinRows(upper: SparseRows, lower: SparseRows): SparseRows {
  const offset = upper.columns.length
  const starts = new Uint32Array(upper.starts.length + lower.starts.length - 1)
  starts.set(upper.starts)
  lower.starts.forEach((start, row) => {
    starts[upper.starts.length - 1 + row] = offset + start
  })
  const columns = new Uint32Array(offset + lower.columns.length)
  columns.set(upper.columns)
  columns.set(lower.columns, offset)
  const values = new Float32Array(offset + lower.values.length)
  values.set(upper.values)
  values.set(lower.values, offset)
  return { starts, columns, values }
}

/** The product of a row with a dense vector. */
export function productOf({ starts, columns, values }: SparseRows, row: number, dense: Float32Array): number {
  let sum = 0
  const to = starts[row + 1]!
  for (let k = starts[row]!; k < to; k++) sum += dense[columns[k]!]! * values[k]!
  return sum
}

/** The highest product of a dense vector with a row from `from` up to before `to`; 0 if there is none. */
export function highestProduct(rows: SparseRows, from: number, to: number, dense: Float32Array): number {
  let highest = 0
  for (let row = from; row < to; row++) {
    const product = productOf(rows, row, dense)
    if (product > highest) highest = product
  }
  return highest
}
