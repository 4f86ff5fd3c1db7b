import { readWords } from './readWords.ts'

/** Words in a row; `…` is a gap of up to three words. */
export type Pattern = readonly string[]

const gap = '…'
const longestGap = 3

export function compilePattern(text: string): Pattern {
  return text.split(gap).flatMap((part, index) => (index === 0 ? readWords(part) : [gap, ...readWords(part)]))
}

/**
 * Where a pattern that begins at `start` ends in `words`, exclusive; of several ends the nearest.
 * @returns undefined if it does not match there
 */
export function matchAt(words: readonly string[], start: number, pattern: Pattern, from = 0): number | undefined {
  let at = start
  for (let index = from; index < pattern.length; index++) {
    const expected = pattern[index]
    if (expected === gap) {
      for (let skip = 0; skip <= longestGap; skip++) {
        const end = matchAt(words, at + skip, pattern, index + 1)
        if (end !== undefined) return end
      }
      return undefined
    }
    if (words[at] !== expected) return undefined
    at++
  }
  return at
}

/** Whether one of the patterns stands anywhere in the message, and not only inside one of `unless`. */
export function findPattern(
  words: readonly string[],
  find: readonly Pattern[],
  unless: readonly Pattern[] = [],
): boolean {
  const harmless = new Set<number>()
  for (let start = 0; start < words.length; start++)
    for (const pattern of unless) {
      const end = matchAt(words, start, pattern)
      for (let at = start; end !== undefined && at < end; at++) harmless.add(at)
    }
  for (let start = 0; start < words.length; start++)
    for (const pattern of find) {
      const end = matchAt(words, start, pattern)
      if (end === undefined || pattern.length === 0) continue
      for (let at = start; at < end; at++) if (!harmless.has(at)) return true
    }
  return false
}

/** The words of a message without those that the patterns take up. */
export function cutPatterns(words: readonly string[], patterns: readonly Pattern[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < words.length; ) {
    const ends = patterns.flatMap((pattern) => (pattern.length > 0 ? [matchAt(words, at, pattern) ?? at] : []))
    const end = Math.max(at, ...ends)
    if (end === at) kept.push(words[at++] ?? '')
    else at = end
  }
  return kept
}
