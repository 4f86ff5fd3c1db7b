import { grow } from '../grow.ts'
import type { SparseRows } from './SparseRows.ts'

/** Rows that are being counted, one after the other: the columns of a row stand in the order in which they came. */
export class RowCounter {
  #starts = new Uint32Array(1024)
  #columns = new Uint32Array(4096)
  #values = new Float32Array(4096)
  #rows = 0
  #end = 0
  /** The row that is being counted, by column; 0 elsewhere. */
  #counts = new Float64Array(4096)

  /** How many rows are complete. */
  get size(): number {
    return this.#rows
  }

  /** Adds to a column of the row that is being counted. */
  add(column: number, value: number): void {
    if (column >= this.#counts.length) this.#counts = grow(this.#counts, column + 1)
    if (this.#counts[column] === 0) {
      if (this.#end === this.#columns.length) this.#columns = grow(this.#columns, this.#end + 1)
      this.#columns[this.#end++] = column
    }
    this.#counts[column]! += value
  }

  /** Adds another counter's last complete row, times a number. */
  addLastRow(other: RowCounter, times: number): void {
    for (let at = other.#starts[other.#rows - 1]!; at < other.#end; at++)
      this.add(other.#columns[at]!, times * other.#values[at]!)
  }

  endRow(): void {
    if (this.#columns.length > this.#values.length) this.#values = grow(this.#values, this.#columns.length)
    for (let at = this.#starts[this.#rows]!; at < this.#end; at++) {
      const column = this.#columns[at]!
      this.#values[at] = this.#counts[column]!
      this.#counts[column] = 0
    }
    if (++this.#rows === this.#starts.length) this.#starts = grow(this.#starts, this.#rows + 1)
    this.#starts[this.#rows] = this.#end
  }

  toRows(): SparseRows {
    return {
      starts: this.#starts.slice(0, this.#rows + 1),
      columns: this.#columns.slice(0, this.#end),
      values: this.#values.slice(0, this.#end),
    }
  }
}
