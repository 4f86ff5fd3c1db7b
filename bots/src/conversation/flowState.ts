import { type FlowPlace, placeOf } from '../flow/walkFlow.ts'
import type { Flow } from '../schema/flow.ts'
import type { Outcome } from '../schema/reply.ts'
import type { RunningFlow } from './ConversationState.ts'
import { isServed } from './isServed.ts'
import type { Offered } from './Offered.ts'
import type { TurnContext } from './TurnContext.ts'

/** A flow that runs or waits, and where in it the person is. */
export type FlowInHand = { flow: Flow; running: RunningFlow; place: FlowPlace }

/** Replies on other matters after which a flow that waits is forgotten. */
const patience = 4

/** The flow of a state as it can be gone on with today; undefined if it is there no longer. */
export function flowInHand(
  turn: Pick<TurnContext, 'setting'>,
  running: RunningFlow | undefined,
): FlowInHand | undefined {
  const flow = running && turn.setting.publication.snapshot.flows?.[running.id]
  const place = flow && placeOf(flow, running.path, (id) => isServed(turn, id))
  return flow && place ? { flow, running: { ...running, path: place.path }, place } : undefined
}

/** What remains of a flow after a reply on another matter. */
export function waitOn(running: RunningFlow | undefined, outcome: Outcome): RunningFlow | undefined {
  if (!running || (running.ended && outcome !== 'smalltalk')) return undefined
  const { id, path, ended, away = 0 } = running
  // Small talk costs no patience: «thanks» is no change of subject.
  const next = outcome === 'smalltalk' ? Math.max(away, 1) : away + 1
  return next > patience ? undefined : { id, path, ended, away: next }
}

/** «Back to step 2», where a question waits. */
export function resumeOffer(turn: Pick<TurnContext, 'setting'>, running: RunningFlow): Offered | undefined {
  const place = flowInHand(turn, running)?.place
  return place?.step === undefined ? undefined : { move: 'resume', step: place.path.length + 1 }
}
