/** The pairs of neighbouring characters of a text, each once. */
export function pairsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2))
  return [...pairs]
}

/**
 * Jaccard's index: what both have, of what either has, 0 to 1.
 * @param b without repetitions
 */
export function shareOf(a: ReadonlySet<string>, b: readonly string[]): number {
  let both = 0
  for (const pair of b) if (a.has(pair)) both++
  return both / (a.size + b.length - both)
}
