import type { Intent, Understanding } from './compileUnderstanding.ts'
import { matchAt } from './matchPattern.ts'

/** Small talk is short; a longer message is a question or a story. */
const longest = 24

type Cover = { fillers: number; pieces: number; intent: number }

/**
 * Which kind of small talk a message is: it must be covered from end to end by patterns and fillers,
 * so that «hi 我想續狗牌» is no greeting. Of several ways to cover it the one with the fewest fillers, then
 * the fewest pieces counts («good morning», not «good» and «morning»); of several kinds in it the one that stands first in the file.
 */
export function matchSmallTalk(words: readonly string[], { small, intents }: Understanding): Intent | undefined {
  if (words.length === 0 || words.length > longest) return undefined
  const none = intents.length
  const covers: (Cover | undefined)[] = new Array(words.length + 1)
  covers[words.length] = { fillers: 0, pieces: 0, intent: none }
  for (let start = words.length - 1; start >= 0; start--) {
    for (const { pattern, intent } of small.get(words[start] ?? '') ?? []) {
      const end = matchAt(words, start, pattern)
      const rest = end === undefined ? undefined : covers[end]
      if (!rest || end === undefined) continue
      const cover: Cover = {
        fillers: rest.fillers + (intent === undefined ? end - start : 0),
        pieces: rest.pieces + 1,
        intent: Math.min(rest.intent, intent ?? none),
      }
      const known = covers[start]
      if (!known || isBetter(cover, known)) covers[start] = cover
    }
  }
  return intents[covers[0]?.intent ?? none]
}

function isBetter(a: Cover, b: Cover): boolean {
  if (a.fillers !== b.fillers) return a.fillers < b.fillers
  if (a.pieces !== b.pieces) return a.pieces < b.pieces
  return a.intent < b.intent
}
