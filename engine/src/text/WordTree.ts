/**
 * Words as paths of a tree, letter by letter, to find all that begin at a place of a text. A letter is a number:
 * a UTF-16 unit, or whatever else words are made of.
 */
export class WordTree {
  /** Hash table with linear probing, by node and letter: the node below, 0 where there is none. At least half is empty. */
  #nodes = new Uint32Array(256)
  #letters = new Uint32Array(256)
  #below = new Uint32Array(256)
  #size = 0

  /** The root is node 0, which is below none. */
  get size(): number {
    return this.#size
  }

  /** The node where a word ends; made, with those on the way, if it wasn't there. */
  add(word: readonly number[]): number {
    let node = 0
    for (const letter of word) {
      const slot = this.#slotOf(node, letter)
      if (this.#below[slot] !== 0) node = this.#below[slot]!
      else {
        this.#put(slot, node, letter, ++this.#size)
        node = this.#size
        if (2 * this.#size > this.#below.length) this.#grow()
      }
    }
    return node
  }

  /** The node below another by a letter; 0 if no word goes on so. */
  next(node: number, letter: number): number {
    return this.#below[this.#slotOf(node, letter)]!
  }

  /** Tells of every way into the tree from a place of a text: the node, and from where to where it stands. */
  find(text: readonly number[], found: (node: number, from: number, to: number) => void): void {
    for (let from = 0; from < text.length; from++) {
      let node = 0
      for (let at = from; at < text.length; at++) {
        node = this.next(node, text[at]!)
        if (node === 0) break
        found(node, from, at + 1)
      }
    }
  }

  #slotOf(node: number, letter: number): number {
    const mask = this.#below.length - 1
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#below[slot] !== 0 && (this.#nodes[slot] !== node || this.#letters[slot] !== letter))
      slot = (slot + 1) & mask
    return slot
  }

  #put(slot: number, node: number, letter: number, below: number): void {
    this.#nodes[slot] = node
    this.#letters[slot] = letter
    this.#below[slot] = below
  }

  #grow(): void {
    const [nodes, letters, below] = [this.#nodes, this.#letters, this.#below]
    this.#nodes = new Uint32Array(2 * below.length)
    this.#letters = new Uint32Array(2 * below.length)
    this.#below = new Uint32Array(2 * below.length)
    for (let at = 0; at < below.length; at++)
      if (below[at] !== 0) this.#put(this.#slotOf(nodes[at]!, letters[at]!), nodes[at]!, letters[at]!, below[at]!)
  }
}

/** The UTF-16 units of a text, as letters of a tree. */
export function unitsOf(text: string): number[] {
  const units: number[] = []
  for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at))
  return units
}
