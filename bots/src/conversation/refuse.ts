import { joinBlocks } from '../answer/answerToText.ts'
import { say } from '../answer/say.ts'
import { phrase, suggestionsOf } from './composeReply.ts'
import { flowsThatFit } from './flowsBelow.ts'
import type { Turn, TurnStatus } from './Turn.ts'
import { channelsOf, finish, type TurnContext } from './TurnContext.ts'

/** Refusals in a row from which on the bot stops explaining itself and hands off first. */
const handoffFrom = 3

/** The first time what the bot can help with; the second time in other words; from the third on people who can. */
export function refuse(turn: TurnContext, status: TurnStatus): Turn {
  const { setting, before } = turn
  const refusals = before.refusals + 1
  if (refusals >= handoffFrom) return refuseWithHandoff(turn, status)
  const near = status === 'refused_out_of_scope' ? [] : turn.ranking.slice(0, 3).map(({ faqId }) => faqId)
  const items = [...flowsThatFit(turn, near), ...suggestionsOf(setting, 3)]
  return finish(
    turn,
    status,
    {
      outcome: 'noanswer',
      opening: phrase(setting, refusals === 1 ? 'refusal' : 'refusalAgain'),
      offer: { items, none: false, intro: phrase(setting, 'suggestionsIntro') },
      handoff: channelsOf(setting, phrase(setting, 'otherWays')),
    },
    { refusals },
  )
}

function refuseWithHandoff(turn: TurnContext, status: TurnStatus): Turn {
  const { setting, before } = turn
  const handoff = channelsOf(setting, phrase(setting, 'refusalHandoff'))
  return finish(turn, status, { outcome: 'handoff', handoff }, { refusals: before.refusals + 1 })
}

/** «None of these»: the person has seen what there is, so that people come first. */
export function refuseAfterNone(turn: TurnContext): Turn {
  const { setting, before } = turn
  const handoff = channelsOf(setting, phrase(setting, 'refusalHandoff'))
  return finish(turn, 'refused_low_score', { outcome: 'noanswer', handoff }, { refusals: before.refusals + 1 })
}

/**
 * A message in a language that no bot speaks.
 * @param line what there is to say in that language; it comes first, and the reader's language after it
 */
export function refuseLanguage(turn: TurnContext, line?: string): Turn {
  const { setting, before } = turn
  const handoff = channelsOf(setting, phrase(setting, 'otherWays'))
  const opening = joinBlocks([line, phrase(setting, 'otherLanguage')])
  return finish(turn, 'refused_language', { outcome: 'noanswer', opening, handoff }, { refusals: before.refusals })
}

/** Bad language without a question that has an answer: no echo, no reproach, help. */
export function stayCalm(turn: TurnContext): Turn {
  const { setting, before } = turn
  const refusals = before.refusals + 1
  if (refusals >= handoffFrom) return refuseWithHandoff(turn, 'guard_profanity')
  const handoff = channelsOf(setting, phrase(setting, 'otherWays'))
  const opening = phrase(setting, 'profanity')
  return finish(turn, 'guard_profanity', { outcome: 'noanswer', opening, handoff }, { refusals })
}

/** Danger to life: the numbers and nothing else. */
export function answerCrisis(turn: TurnContext): Turn {
  const { publication, lang } = turn.setting
  const { reply, lines } = publication.snapshot.shared.smallTalk.guards.crisis
  const opening = say(publication, reply, lang)
  return finish(turn, 'guard_crisis', { outcome: 'handoff', opening, handoff: { channels: lines }, bare: true })
}

/** A person is wanted: the hand-off at once, no quiz. */
export function handOver(turn: TurnContext): Turn {
  const { setting, before } = turn
  const opening = phrase(setting, 'handoff')
  const next = { lastFaqId: before.lastFaqId }
  return finish(turn, 'handoff', { outcome: 'handoff', opening, handoff: channelsOf(setting) }, next)
}
