import { joinBlocks } from '../answer/answerToText.ts'
import { say } from '../answer/say.ts'
import { type Plan, phrase } from './composeReply.ts'
import type { Ranked } from './decideOutcome.ts'
import { findFacet } from './findFacet.ts'
import { faqIdOf, type Offered } from './Offered.ts'
import type { Turn } from './Turn.ts'
import { finish, type TurnContext } from './TurnContext.ts'

/**
 * Which of several entries is meant. Where they differ in one thing, that thing is asked («a new licence,
 * a renewal or a replacement?»); else their titles are shown.
 * @param question the words of a rule of the content, which come before all others
 */
export function askBack(turn: TurnContext, among: Ranked[], question?: string): Turn {
  const { setting, before } = turn
  const facet = question ? undefined : findFacet(setting.publication, among)
  const items: Offered[] = facet?.items ?? among.map(({ faqId }) => faqId)
  const usual = among.length === 1 ? 'askBackOne' : before.asks > 0 ? 'askBackAgain' : 'askBack'
  const opening = question ?? (facet ? say(setting.publication, facet.ask, setting.lang) : phrase(setting, usual))
  return finish(turn, 'clarified', choicesPlan(opening, among, items), { asks: before.asks + 1 })
}

/** The same choices once more, for someone who came back to them. */
export function askAgain(turn: TurnContext, items: Offered[], opening?: string): Turn {
  const { setting } = turn
  const ids = items.flatMap((item) => faqIdOf(item) ?? [])
  const facet = items.find((item) => typeof item === 'object' && 'facet' in item)
  const ask =
    typeof facet === 'object' && 'facet' in facet
      ? setting.publication.understanding.facets.get(facet.facet)?.ask
      : undefined
  const question = ask ? say(setting.publication, ask, setting.lang) : phrase(setting, 'askBack')
  const entries = ids.map((faqId) => ({ faqId, score: 0, confidence: 0 }))
  return finish(turn, 'clarified', choicesPlan(joinBlocks([opening, question]), entries, items), { asks: 1 })
}

function choicesPlan(opening: string, entries: Ranked[], items: Offered[]): Plan {
  return { outcome: 'choices', opening, entries, offer: { items, none: true } }
}
