/** A run of texts in their order: from `from` up to before `to`. All begin with the same `depth` characters. */
export interface Run {
  from: number
  to: number
  depth: number
}

/** How many different next characters are tried in the place of a wrong one. */
const mostTried = 400

/**
 * Texts in the order of their UTF-16 units. What begins with a prefix is one run of them, found by halving, a
 * character at a time: a trie that needs no nodes. Going on past one wrong character makes it forgive errors.
 */
export class SortedTexts<Owner> {
  readonly texts: readonly string[]
  /** Whose text it is, by its place. */
  readonly owners: readonly Owner[]

  /** Texts may be equal; those without a character are left out. */
  constructor(items: readonly { text: string; owner: Owner }[]) {
    const sorted = items
      .filter(({ text }) => text !== '')
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    this.texts = sorted.map(({ text }) => text)
    this.owners = sorted.map(({ owner }) => owner)
  }

  /** All of them. */
  get all(): Run {
    return { from: 0, to: this.texts.length, depth: 0 }
  }

  /** Those that begin with the prefix. */
  beginningWith(prefix: string): Run | undefined {
    return this.#follow(this.all, prefix, 0)
  }

  /** The longest text that this one begins with; undefined if there is none. */
  longestBeginningOf(text: string): string | undefined {
    let run: Run | undefined = this.all
    let longest: string | undefined
    for (let at = 0; at < text.length; at++) {
      run = this.#step(run, text.charCodeAt(at))
      if (!run) break
      if (this.texts[run.from]!.length === run.depth) longest = this.texts[run.from]
    }
    return longest
  }

  /**
   * Those that would begin with the prefix if one character of it were another, had not been left out, were too many,
   * or stood before its neighbour (Damerau 1964). Runs may overlap.
   * @param alike what may have been meant by a first character: after it, anything
   */
  nearlyBeginningWith(prefix: string, alike: (first: string) => Iterable<string>): Run[] {
    const found: Run[] = []
    const goOn = (run: Run | undefined, at: number) => {
      const end = run && this.#follow(run, prefix, at)
      if (end) found.push(end)
    }
    let run: Run | undefined = this.all
    for (let at = 0; at < prefix.length; at++) {
      const code = prefix.charCodeAt(at)
      const next = prefix.charCodeAt(at + 1)
      if (at > 0) goOn(run, at + 1)
      if (at + 1 < prefix.length && next !== code) {
        const swapped = this.#step(run, next)
        goOn(swapped && this.#step(swapped, code), at + 2)
      }
      const tried = at > 0 ? this.#children(run) : this.#childrenAmong(run, alike(prefix[0]!))
      for (const child of tried) {
        if (this.texts[child.from]!.charCodeAt(at) !== code) goOn(child, at + 1)
        goOn(child, at)
      }
      const right = this.#step(run, code)
      if (!right) break
      run = right
    }
    return found
  }

  #follow(start: Run, prefix: string, at: number): Run | undefined {
    let run: Run | undefined = start
    for (let next = at; run && next < prefix.length; next++) run = this.#step(run, prefix.charCodeAt(next))
    return run
  }

  /** Those of a run whose next character is this one. */
  #step({ from, to, depth }: Run, code: number): Run | undefined {
    const first = this.#firstNotBelow(from, to, depth, code)
    if (first === to || this.texts[first]!.charCodeAt(depth) !== code) return undefined
    return { from: first, to: this.#firstNotBelow(first, to, depth, code + 1), depth: depth + 1 }
  }

  *#children(run: Run): Generator<Run> {
    const { to, depth } = run
    let from = this.#firstNotBelow(run.from, to, depth, 0)
    for (let tried = 0; from < to && tried < mostTried; tried++) {
      const end = this.#firstNotBelow(from, to, depth, this.texts[from]!.charCodeAt(depth) + 1)
      yield { from, to: end, depth: depth + 1 }
      from = end
    }
  }

  *#childrenAmong(run: Run, characters: Iterable<string>): Generator<Run> {
    for (const character of characters) {
      const child = this.#step(run, character.charCodeAt(0))
      if (child) yield child
    }
  }

  /** Where the first text stands whose character at `depth` is `code` or higher; a text that ends there comes before all. */
  #firstNotBelow(from: number, to: number, depth: number, code: number): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >> 1
      const text = this.texts[middle]!
      if (text.length > depth && text.charCodeAt(depth) >= code) high = middle
      else low = middle + 1
    }
    return low
  }
}
