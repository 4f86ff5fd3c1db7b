/** Rows of a sparse matrix, one after the other (compressed sparse rows). */
export interface SparseRows {
  /** Row r is `starts[r]` to `starts[r + 1]`. */
  starts: Uint32Array
  columns: Uint32Array
  values: Float32Array
}

/** Packs rows of [column, value] pairs. */
export function packRows(rows: readonly ReadonlyMap<number, number>[]): SparseRows {
  let total = 0
  for (const row of rows) total += row.size
  const starts = new Uint32Array(rows.length + 1)
  const columns = new Uint32Array(total)
  const values = new Float32Array(total)
  let at = 0
  rows.forEach((row, number) => {
    for (const [column, value] of row) {
      columns[at] = column
      values[at++] = value
    }
    starts[number + 1] = at
  })
  return { starts, columns, values }
}
