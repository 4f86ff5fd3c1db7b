import { leavesOf, optionsAt } from '../flow/walkFlow.ts'
import type { Flow } from '../schema/flow.ts'
import { isServed } from './isServed.ts'
import type { Offered } from './Offered.ts'
import type { TurnContext } from './TurnContext.ts'

/** Flows offered below one answer or refusal, at most. */
const most = 2

/** The flows that lead on from an answer: those that name one of its entries as near. */
export function flowsBelow(turn: TurnContext, faqIds: readonly string[]): Offered[] {
  if (turn.before.flow) return []
  return openFlows(turn, (flow) => flow.near?.some((id) => faqIds.includes(id)) ?? false)
}

/** The flows that could still find the answer to a question that found none: some entry of theirs came near. */
export function flowsThatFit(turn: TurnContext, faqIds: readonly string[]): Offered[] {
  if (turn.before.flow || faqIds.length === 0) return []
  return openFlows(turn, (flow) => {
    const leaves = leavesOf(flow)
    return faqIds.some((id) => leaves.has(id) || flow.near?.includes(id))
  })
}

function openFlows(turn: TurnContext, fits: (flow: Flow) => boolean): Offered[] {
  const { flows = {}, shared } = turn.setting.publication.snapshot
  if (!shared.phrases.flow) return []
  return Object.entries(flows)
    .filter(([, flow]) => fits(flow) && optionsAt(flow, flow.first, [], (id) => isServed(turn, id)).length > 0)
    .slice(0, most)
    .map(([flow]) => ({ flow }))
}
