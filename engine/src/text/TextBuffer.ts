import { bytesOf } from '../bytesOf.ts'
import { grow } from '../grow.ts'

/** A text that is being put together, unit by unit: what is looked up in a `TextTable` need not become a string. */
export class TextBuffer {
  #units = new Uint16Array(64)
  #bytes = bytesOf(this.#units)
  #length = 0

  /** Its UTF-16 units, of which the first `length` count. */
  get units(): Uint16Array {
    return this.#units
  }

  get length(): number {
    return this.#length
  }

  /** Begins anew. */
  start(text: string): this {
    this.#length = 0
    return this.add(text)
  }

  /** Puts a text, or a part of one, at the end. */
  add(text: string, from = 0, to = text.length): this {
    if (this.#length + to - from > this.#units.length) this.#grow(this.#length + to - from)
    for (let at = from; at < to; at++) this.#units[this.#length++] = text.charCodeAt(at)
    return this
  }

  addUnit(unit: number): void {
    if (this.#length === this.#units.length) this.#grow(this.#length + 1)
    this.#units[this.#length++] = unit
  }

  toString(): string {
    return this.#bytes.toString('utf16le', 0, 2 * this.#length)
  }

  #grow(length: number): void {
    this.#units = grow(this.#units, length)
    this.#bytes = bytesOf(this.#units)
  }
}
