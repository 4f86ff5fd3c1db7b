import type { Ranked } from './decideOutcome.ts'
import { isServed } from './isServed.ts'
import type { TurnContext } from './TurnContext.ts'

/** The vector of a text, if there is one that the index of whoever is asked can read. */
export function vectorFor({ setting, message }: TurnContext, text: string) {
  const { dimension } = setting.publication.index
  const vector = dimension === undefined ? undefined : message.vectorOf?.(text)
  return vector?.length === dimension ? vector : undefined
}

/** The engine's ranking without entries that are not served today, best first. */
export function search(turn: TurnContext, text: string, most = 5): Ranked[] {
  const { publication, lang } = turn.setting
  return publication.index
    .search(text, { limit: 2 * most, lang, vector: vectorFor(turn, text) })
    .filter(({ id }) => isServed(turn, id))
    .slice(0, most)
    .map(({ id, score, confidence }) => ({ faqId: id, score, confidence }))
}
