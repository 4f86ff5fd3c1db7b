import { joinBlocks } from '../answer/answerToText.ts'
import { say } from '../answer/say.ts'
import { readOption } from '../flow/readOption.ts'
import { chosenAlong, type Path, questionsLeft } from '../flow/walkFlow.ts'
import type { FlowOption } from '../schema/flow.ts'
import { readPick, trimFillers } from '../understand/readPick.ts'
import { keyOf } from '../understand/readWords.ts'
import { flowPhrase, phrase, suggestionsOf } from './composeReply.ts'
import { type FlowInHand, flowInHand } from './flowState.ts'
import { isServed } from './isServed.ts'
import type { Offered } from './Offered.ts'
import type { Turn } from './Turn.ts'
import { answerWith, channelsOf, finish, type TurnContext } from './TurnContext.ts'

/** The first question of a flow, with what it is for; undefined if it leads nowhere today. */
export function beginFlow(turn: TurnContext, id: string): Turn | undefined {
  const hand = flowInHand(turn, { id, path: [] })
  if (!hand) return undefined
  const { intro, title } = hand.flow
  return askStep(turn, hand, { opening: say(turn.setting.publication, intro ?? title, turn.setting.lang) })
}

/** The flow at another place of it: a question, or the answer at the end. */
export function showFlowAt(turn: TurnContext, { running }: FlowInHand, path: Path, opening?: string): Turn {
  const hand = flowInHand(turn, { id: running.id, path })
  if (!hand) return leaveFlow(turn)
  return hand.place.step === undefined ? answerLeaf(turn, hand, opening) : askStep(turn, hand, { opening })
}

/** What is said around a question of a flow. */
type Around = { opening?: string; missed?: number; withHandoff?: boolean }

function askStep(turn: TurnContext, hand: FlowInHand, { opening, missed, withHandoff }: Around = {}): Turn {
  const { setting, before } = turn
  const { flow, running, place } = hand
  if (place.step === undefined) return answerLeaf(turn, hand, opening)
  const { path, step, options } = place
  const text = (localised: FlowOption['label']) => say(setting.publication, localised, setting.lang)
  const asked = flow.steps[step]
  const question = asked && [text(asked.ask), ...(asked.hint ? [text(asked.hint)] : [])].join('\n')
  const moves: Offered[] = path.length > 0 ? [{ move: 'back' }, { move: 'restart' }] : []
  return finish(
    turn,
    'flow_step',
    {
      outcome: 'flow',
      opening: joinBlocks([opening, question]),
      flow: {
        options: options.map(({ label }) => text(label)),
        place: placeInFlow(turn, hand),
        howTo: path.length === 0 || missed ? flowPhrase(setting, 'howTo') : undefined,
      },
      offer: { items: moves, none: false },
      handoff: withHandoff ? channelsOf(setting, phrase(setting, 'otherWays')) : undefined,
    },
    { flow: { id: running.id, path, missed }, lastFaqId: before.lastFaqId },
  )
}

/** `step` counts from 1; `of` is the most questions that this way can have. */
function placeInFlow(turn: TurnContext, { flow, running, place }: FlowInHand) {
  const answered = place.path.length
  const left = place.step === undefined ? 0 : questionsLeft(flow, place.step, place.path, (id) => isServed(turn, id))
  const step = Math.min(answered + 1, answered + left)
  return { id: running.id, step, of: answered + left, canBack: answered > 0 }
}

/** The entry at the end of a way, after what was chosen on it, with the entries that belong to it. */
function answerLeaf(turn: TurnContext, { flow, running, place }: FlowInHand, opening?: string): Turn {
  const { setting } = turn
  const { answer = '', also = [] } = place.leaf ?? {}
  const path = chosenAlong(flow, place.path)
    .map(({ option }) => say(setting.publication, option.label, setting.lang))
    .join(' › ')
  const items: Offered[] = [
    ...also.filter((id) => isServed(turn, id)),
    { move: place.path.length > 1 ? 'change' : 'back' },
    { move: 'restart' },
  ]
  return answerWith(
    turn,
    [{ faqId: answer, score: 1, confidence: 1 }],
    {
      opening: joinBlocks([opening, flowPhrase(setting, 'chosen', { path })]),
      offer: { items, none: false, intro: flowPhrase(setting, 'offer') },
    },
    { flow: { id: running.id, path: place.path, ended: true } },
  )
}

/**
 * What a message does in a flow whose question waits: its words, a number or an ordinal choose.
 * undefined if it is something else, a question perhaps.
 */
export function readInFlow(turn: TurnContext, hand: FlowInHand, words: readonly string[]): Turn | undefined {
  const { understanding } = turn.setting.publication
  if (hand.running.changing) return readChange(turn, hand, words)
  if (hand.place.step === undefined) return undefined
  const { options, path } = hand.place
  const named = readOption(words, options) ?? readOption(trimFillers(words, understanding.small), options)
  if (named) return chooseOption(turn, hand, named)

  const pick = readPick(words, options.length, understanding)
  const picked = typeof pick === 'object' ? options[pick.place] : undefined
  if (picked) return chooseOption(turn, hand, picked)
  // The numbers after those of the options are the moves.
  const further = path.length > 0 ? readPick(words, options.length + 2, understanding) : undefined
  if (typeof further === 'object')
    return showFlowAt(turn, hand, further.place === options.length ? path.slice(0, -1) : [])
  if (pick === 'none') return askStep(turn, hand, { opening: flowPhrase(turn.setting, 'noneFits'), withHandoff: true })
  return pick === 'nothing' ? missStep(turn, hand) : undefined
}

export function chooseOption(turn: TurnContext, hand: FlowInHand, option: FlowOption): Turn {
  const { path, step = '' } = hand.place
  return showFlowAt(turn, hand, [...path, { step, option: option.id }])
}

/** A message that fits no choice: the question again, the second time with the people who can help. */
export function missStep(turn: TurnContext, hand: FlowInHand): Turn {
  if (hand.running.changing) return changeAnswer(turn, hand)
  const missed = (hand.running.missed ?? 0) + 1
  return askStep(turn, hand, { opening: flowPhrase(turn.setting, 'notUnderstood'), missed, withHandoff: missed > 1 })
}

/** The only answer to be given anew, or the question which of several is meant. */
export function changeAnswer(turn: TurnContext, hand: FlowInHand): Turn {
  const { path } = hand.place
  if (path.length < 2) return showFlowAt(turn, hand, [])
  const { setting } = turn
  return finish(
    turn,
    'flow_step',
    {
      outcome: 'flow',
      opening: flowPhrase(setting, 'changeWhich'),
      flow: { options: answersSoFar(turn, hand), place: placeInFlow(turn, hand) },
      offer: { items: [{ move: 'back' }, { move: 'restart' }], none: false },
    },
    { flow: { id: hand.running.id, path, changing: true }, lastFaqId: turn.before.lastFaqId },
  )
}

function readChange(turn: TurnContext, hand: FlowInHand, words: readonly string[]): Turn | undefined {
  const { path } = hand.place
  const key = words.join(' ')
  const labels = (['en', 'zh-Hant'] as const).map((lang) =>
    answersSoFar({ setting: { ...turn.setting, lang } }, hand).map(keyOf),
  )
  const named = labels.map((texts) => texts.indexOf(key)).find((at) => at >= 0)
  if (named !== undefined) return showFlowAt(turn, hand, path.slice(0, named))
  const pick = readPick(words, path.length, turn.setting.publication.understanding)
  if (typeof pick === 'object') return showFlowAt(turn, hand, path.slice(0, pick.place))
  const further = readPick(words, path.length + 2, turn.setting.publication.understanding)
  if (typeof further === 'object') return showFlowAt(turn, hand, further.place === path.length ? path : [])
  return pick ? showFlowAt(turn, hand, path) : undefined
}

/** Each question with its answer: «Which animal is it? A dog». */
function answersSoFar({ setting }: Pick<TurnContext, 'setting'>, { flow, place }: FlowInHand): string[] {
  return chosenAlong(flow, place.path).map(({ step, option }) =>
    [step.ask, option.label].map((text) => say(setting.publication, text, setting.lang)).join(' '),
  )
}

/** Out of the flow, with something else to do. */
export function leaveFlow(turn: TurnContext): Turn {
  const { setting, before } = turn
  const offer = { items: suggestionsOf(setting, 4), none: false }
  const opening = flowPhrase(setting, 'left')
  const trail = before.trail?.filter((place) => !('flow' in place && place.flow === before.flow?.id))
  return finish(
    turn,
    'smalltalk',
    { outcome: 'smalltalk', opening, offer },
    { flow: null, trail, lastFaqId: before.lastFaqId },
  )
}
