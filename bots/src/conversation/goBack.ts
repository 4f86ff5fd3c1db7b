import { askAgain } from './askBack.ts'
import type { Place } from './ConversationState.ts'
import { flowInHand } from './flowState.ts'
import { showFlowAt } from './flowTurn.ts'
import { isServed } from './isServed.ts'
import { faqIdOf } from './Offered.ts'
import type { Turn } from './Turn.ts'
import { answerWith, type TurnContext } from './TurnContext.ts'

/**
 * One step back: in a flow to the question before; elsewhere to the answer, choices or flow before.
 * After small talk or a refusal, which are no places, to the newest place.
 * @param opening said before it
 * @returns undefined at the beginning
 */
export function goBack(turn: TurnContext, opening?: string): Turn | undefined {
  const { before } = turn
  const hand = flowInHand(turn, before.flow)
  const isInFlow = hand !== undefined && hand.running.away === undefined
  if (isInFlow && hand.running.changing) return showFlowAt(turn, hand, hand.place.path, opening)
  if (isInFlow && hand.place.path.length > 0) return showFlowAt(turn, hand, hand.place.path.slice(0, -1), opening)
  const trail = before.trail ?? []
  for (let kept = before.offTrail ? trail.length : trail.length - 1; kept > 0; kept--) {
    const place = trail[kept - 1]
    const flow = isInFlow ? undefined : before.flow
    const there: TurnContext = { ...turn, before: { ...before, trail: trail.slice(0, kept), flow } }
    const shown = place && showPlace(there, place, opening)
    if (shown) return shown
  }
  return undefined
}

function showPlace(turn: TurnContext, place: Place, opening: string | undefined): Turn | undefined {
  if ('flow' in place) {
    const hand = flowInHand(turn, { id: place.flow, path: place.path })
    return hand && showFlowAt(turn, hand, hand.place.path, opening)
  }
  if ('answer' in place) {
    const ids = place.answer.filter((id) => isServed(turn, id))
    return ids.length > 0
      ? answerWith(
          turn,
          ids.map((faqId) => ({ faqId, score: 1, confidence: 1 })),
          { opening },
        )
      : undefined
  }
  const left = place.choices.filter((item) => {
    const id = faqIdOf(item)
    return id === undefined || isServed(turn, id)
  })
  return left.length > 0 ? askAgain(turn, left, opening) : undefined
}
