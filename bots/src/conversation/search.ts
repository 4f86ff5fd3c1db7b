import type { Ranked } from './decideOutcome.ts'
import { isServed } from './isServed.ts'
import type { TurnContext } from './TurnContext.ts'

/** The engine's ranking without entries that are not served today, best first. */
export function search(turn: TurnContext, text: string, most = 5): Ranked[] {
  const { publication, lang } = turn.setting
  return publication.index
    .search(text, { limit: 2 * most, lang, vector: turn.message.vectorOf?.(text) })
    .filter(({ id }) => isServed(turn, id))
    .slice(0, most)
    .map(({ id, score, confidence }) => ({ faqId: id, score, confidence }))
}
