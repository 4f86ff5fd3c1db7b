/** The two sides of one item and what they agreed on last, each as a hash; `absent` where a side lacks the item. */
export type ItemSides = {
  file: string
  live: string
  /** Undefined: never compared before. */
  base?: string
  /** What they agreed on earlier. */
  past?: readonly string[]
  /** The first comparison since this node started: the folder may be an old copy. */
  isFirstLook?: boolean
}

export const absent = ''

/**
 * What to do with an item:
 * `same`: both say the same. `import`: the file is newer; publish what it says. `remove`: the file no
 * longer has it; unpublish. `write`: the store is newer; write the file. `keep`: the store is newer and
 * lacks the item; nothing to write. `conflict`: both changed; what is live stays, an editor decides.
 */
export type ItemDecision = 'same' | 'import' | 'remove' | 'write' | 'keep' | 'conflict'

/** The three-way comparison of `ARCHITECTURE`: who changed since they were equal? */
export function decideItem({ file, live, base, past = [], isFirstLook = false }: ItemSides): ItemDecision {
  if (file === live) return 'same'
  const writeOrKeep = live === absent ? 'keep' : 'write'
  if (base === undefined) {
    if (live === absent) return 'import'
    return file === absent ? 'write' : 'conflict'
  }
  if (file === base) return writeOrKeep
  // A folder older than the store never rolls an answer back. While we watch, going back to an earlier
  // text is an edit like any other.
  if (isFirstLook && file !== absent && past.includes(file)) return writeOrKeep
  if (live !== base) return 'conflict'
  return file === absent ? 'remove' : 'import'
}
