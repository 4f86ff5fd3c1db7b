import { bytesOf } from '../bytesOf.ts'
import { grow } from '../grow.ts'
import { TextBuffer } from './TextBuffer.ts'

/** Texts one after the other, in UTF-16 units; text n is `starts[n]` to `starts[n + 1]`. */
export interface PackedTexts {
  units: Uint16Array
  starts: Uint32Array
}

/**
 * Texts by number, and numbers by text, each text once. Hundreds of thousands of them take a small part of the
 * memory of a map of strings, and are there again as soon as their bytes are.
 */
export class TextTable {
  #units: Uint16Array
  #bytes: Buffer
  #starts: Uint32Array
  #size = 0
  /** Hash table with linear probing: a text's number and one, 0 where there is none. At least half is empty. */
  #slots: Uint32Array
  readonly #wanted = new TextBuffer()

  constructor({ units, starts }: PackedTexts = { units: new Uint16Array(256), starts: new Uint32Array(1) }) {
    this.#units = units
    this.#bytes = bytesOf(units)
    this.#starts = starts
    this.#size = starts.length - 1
    this.#slots = this.#hashAll()
  }

  get size(): number {
    return this.#size
  }

  /** All texts, in the order of their numbers. */
  *[Symbol.iterator](): Iterator<string> {
    for (let number = 0; number < this.#size; number++) yield this.textOf(number)
  }

  textOf(number: number): string {
    return this.#bytes.toString('utf16le', 2 * this.#starts[number]!, 2 * this.#starts[number + 1]!)
  }

  /** The first unit of a text. */
  firstUnitOf(number: number): number {
    return this.#units[this.#starts[number]!]!
  }

  /** The number of a text; -1 if it isn't here. */
  numberOf(text: string | TextBuffer): number {
    const { units, length } = typeof text === 'string' ? this.#wanted.start(text) : text
    return this.#slots[this.#slotOf(units, length)]! - 1
  }

  /** The number of a text, which is kept if it wasn't here. */
  add(text: string | TextBuffer): number {
    const { units, length } = typeof text === 'string' ? this.#wanted.start(text) : text
    const slot = this.#slotOf(units, length)
    if (this.#slots[slot] !== 0) return this.#slots[slot]! - 1
    const from = this.#starts[this.#size]!
    if (from + length > this.#units.length) {
      this.#units = grow(this.#units, from + length)
      this.#bytes = bytesOf(this.#units)
    }
    for (let at = 0; at < length; at++) this.#units[from + at] = units[at]!
    if (this.#size + 1 === this.#starts.length) this.#starts = grow(this.#starts, this.#size + 2)
    this.#starts[++this.#size] = from + length
    this.#slots[slot] = this.#size
    if (2 * this.#size > this.#slots.length) this.#slots = this.#hashAll()
    return this.#size - 1
  }

  /** As it is now, for another table. */
  pack(): PackedTexts {
    return { units: this.#units.slice(0, this.#starts[this.#size]), starts: this.#starts.slice(0, this.#size + 1) }
  }

  /** Where a text stands, or could. */
  #slotOf(units: Uint16Array, length: number): number {
    const mask = this.#slots.length - 1
    let slot = hash(units, 0, length) & mask
    for (let kept = this.#slots[slot]!; kept !== 0; kept = this.#slots[slot]!) {
      const from = this.#starts[kept - 1]!
      if (this.#starts[kept]! - from === length) {
        let at = 0
        while (at < length && units[at] === this.#units[from + at]) at++
        if (at === length) return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  #hashAll(): Uint32Array {
    let length = 1024
    while (length < 4 * this.#size) length *= 2
    const slots = new Uint32Array(length)
    for (let number = 0; number < this.#size; number++) {
      let slot = hash(this.#units, this.#starts[number]!, this.#starts[number + 1]!) & (length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1)
      slots[slot] = number + 1
    }
    return slots
  }
}

/** FNV-1a over units instead of bytes, its high bits mixed into the low ones (Fowler, Noll and Vo). */
function hash(units: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ units[at]!, 0x01000193)
  return hash ^ (hash >>> 15)
}
