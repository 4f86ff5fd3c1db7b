import type { Aspect } from '../schema/smallTalk.ts'
import type { Understanding } from './compileUnderstanding.ts'
import { matchAt, type Pattern } from './matchPattern.ts'

/** How a message hangs on what was said before. */
export type FollowUp = {
  /** The part of an answer that it asks for: 幾錢, «what do I need». */
  aspect?: Aspect
  /** It begins or ends with words that tie it to the answer before: 咁, «how about». */
  isTied: boolean
  /** It speaks of something only as «it», 佢. */
  hasPronoun: boolean
  /** Its own words, besides those. None: the message asks for a part of the last answer and nothing else. */
  own: string[]
}

/** Cuts a message into what ties it, the part of an answer that it asks for, and its own words. */
export function readFollowUp(words: readonly string[], { follow }: Understanding): FollowUp {
  const found: FollowUp = { isTied: false, hasPronoun: false, own: [] }
  for (let at = 0; at < words.length; ) {
    let aspect: { name?: Aspect; end: number } = { end: at }
    for (const { aspect: name, find } of follow.aspects) {
      const end = endOf(words, at, find)
      if (end > aspect.end) aspect = { name, end }
    }
    const tie = endOf(words, at, follow.openers)
    const pronoun = endOf(words, at, follow.pronouns)
    const filler = endOf(words, at, follow.fillers)
    const end = Math.max(aspect.end, tie, pronoun, filler)
    if (end === at) {
      found.own.push(words[at++] ?? '')
      continue
    }
    // A long way of asking may hold a pronoun («how much is it»): the longest piece counts.
    if (end === aspect.end) found.aspect ??= aspect.name
    else if (end === tie) found.isTied ||= end === words.length || (found.own.length === 0 && !found.aspect)
    else if (end === pronoun) found.hasPronoun = true
    at = end
  }
  return found
}

/** Where the longest of the patterns that match here ends; `at` itself if none does. */
function endOf(words: readonly string[], at: number, patterns: readonly Pattern[]): number {
  let end = at
  for (const pattern of patterns) if (pattern.length > 0) end = Math.max(end, matchAt(words, at, pattern) ?? at)
  return end
}
