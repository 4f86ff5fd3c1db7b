import type { Understanding } from './compileUnderstanding.ts'
import { matchAt } from './matchPattern.ts'

/** What a short reply to choices picks: the place of a choice, none of them, or one that was not offered. */
export type Pick = { place: number } | 'none' | 'nothing'

/**
 * Reads «2», «第二個», «the second one», «none of these» after choices were offered.
 * @param offered how many choices there were; 0 if none, where «no» answers something else
 * @returns undefined if the message is no pick at all
 */
export function readPick(words: readonly string[], offered: number, { picks, small }: Understanding): Pick | undefined {
  for (const key of [words.join(' '), trimFillers(words, small).join(' ')]) {
    if (key === '') continue
    if (picks.none.has(key)) return 'none'
    if (picks.last.has(key)) return offered > 0 ? { place: offered - 1 } : 'nothing'
    if (picks.yes.has(key)) return offered === 1 ? { place: 0 } : 'nothing'
    const place = picks.places.findIndex((ways) => ways.has(key))
    if (place < 0) continue
    if (place < offered) return { place }
    return offered > 0 && place === offered ? 'none' : 'nothing'
  }
  return undefined
}

/** «我想要第一個，唔該» without what stands before and after the pick. */
export function trimFillers(words: readonly string[], small: Understanding['small']): readonly string[] {
  let [start, end] = [0, words.length]
  const fillerAt = (at: number) => {
    const ends = (small.get(words[at] ?? '') ?? []).flatMap(({ pattern, intent }) =>
      intent === undefined ? [matchAt(words, at, pattern) ?? at] : [],
    )
    return Math.max(at, ...ends)
  }
  for (let next = fillerAt(start); next > start && next <= end; next = fillerAt(start)) start = next
  for (let at = end - 1; at > start && end - at <= 4; at--) if (fillerAt(at) === end) end = at
  return words.slice(start, end)
}
