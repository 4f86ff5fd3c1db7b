import { findPattern } from '../understand/matchPattern.ts'
import { decideOutcome, type Ranked } from './decideOutcome.ts'
import { isServed } from './isServed.ts'
import { faqIdOf } from './Offered.ts'
import { search } from './search.ts'
import type { Turn } from './Turn.ts'
import { answerWith, type TurnContext } from './TurnContext.ts'

/** How likely the chosen entry must be by the reply alone, and how many times as likely as the next of those offered. */
const likely = 0.02
const lead = 4

/** A longer reply to an ask-back is a new question. */
const mostWords = 12

/**
 * A reply in words to «which of these do you mean?»: «續期嗰個» is the renewal among the entries offered, even
 * though it would say too little by itself. What clearly asks for something else is left alone.
 */
export function narrowChoices(turn: TurnContext, words: readonly string[]): Turn | undefined {
  const { before, setting } = turn
  if (before.asks === 0 || words.length > mostWords) return undefined
  const offered = before.offered ?? []
  const ids = offered.flatMap((item) => faqIdOf(item) ?? []).filter((id) => isServed(turn, id))
  if (ids.length === 0) return undefined

  const bySaid = offered.filter((item) => {
    if (typeof item === 'string' || !('facet' in item)) return false
    const value = setting.publication.understanding.facets.get(item.facet)?.values.get(item.value)
    return value !== undefined && findPattern(words, value.find)
  })
  const said = bySaid.length === 1 && bySaid[0] !== undefined ? faqIdOf(bySaid[0]) : undefined
  if (said !== undefined && ids.includes(said)) return answerWith(turn, [{ faqId: said, score: 1, confidence: 1 }])

  const { policy } = setting.publication.snapshot.config
  const decision = decideOutcome(turn.ranking, policy, before.asks)
  if (decision.outcome === 'answer') return undefined
  const [best, next]: (Ranked | undefined)[] = search(turn, turn.message.text, 20).filter(({ faqId }) =>
    ids.includes(faqId),
  )
  if (!best || best.confidence < likely || best.confidence < lead * (next?.confidence ?? 0)) return undefined
  return answerWith(turn, [best])
}
