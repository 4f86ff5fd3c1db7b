import { endOfRun, letterKinds } from './letterKinds.ts'
import { unitsOf, WordTree } from './WordTree.ts'

/** In characters. One is told by the character itself. */
const shortest = 2
const longest = 10

/** The terms of a bot itself in Chinese, to find in running text. */
export class OwnTerms {
  readonly #tree = new WordTree()
  readonly #ends = new Set<number>()

  /** @param terms folded; those that are not all Chinese, too short or too long are left out */
  constructor(terms: Iterable<string>) {
    for (const term of terms) {
      const length = [...term].length
      if (length < shortest || length > longest || endOfRun(term, 0, letterKinds.han) < term.length) continue
      this.#ends.add(this.#tree.add(unitsOf(term)))
    }
  }

  /** Tells where in a run of Chinese each of the terms stands. */
  find(run: string, found: (from: number, to: number) => void): void {
    if (this.#ends.size === 0) return
    this.#tree.find(unitsOf(run), (node, from, to) => {
      if (this.#ends.has(node)) found(from, to)
    })
  }
}
