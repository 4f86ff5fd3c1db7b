import type { Language } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import type { Intent } from '../understand/compileUnderstanding.ts'
import { type Plan, phrase, type Setting } from './composeReply.ts'
import { flowInHand } from './flowState.ts'
import { changeAnswer, leaveFlow, missStep, showFlowAt } from './flowTurn.ts'
import { goBack } from './goBack.ts'
import { isServed } from './isServed.ts'
import { faqIdOf, isWay, type Offered } from './Offered.ts'
import { answerCrisis, handOver } from './refuse.ts'
import type { Turn } from './Turn.ts'
import { channelsOf, finish, type Next, offerSuggestions, type TurnContext } from './TurnContext.ts'

/** Answers small talk, and does what some of it asks for. */
export function talk(turn: TurnContext, intent: Intent): Turn {
  const { setting, before } = turn
  switch (intent.action) {
    case 'crisis':
      return answerCrisis(turn)
    case 'handoff':
      return handOver(turn)
    case 'repeat':
      return repeat(turn, intent)
    case 'speak-en':
      return speakFrom(turn, 'en', intent)
    case 'speak-zh-Hant':
      return speakFrom(turn, 'zh-Hant', intent)
    case 'speak-zh-Hans':
      return speakFrom(turn, 'zh-Hans', intent)
    case 'back':
      return goBack(turn) ?? beginAnew(turn, intent)
  }
  const hand = flowInHand(turn, before.flow)
  if (hand)
    switch (intent.action) {
      case 'start-over':
        return showFlowAt(turn, hand, [])
      case 'continue':
        return showFlowAt(turn, hand, hand.place.path)
      case 'change-answer':
        return changeAnswer(turn, hand)
      case 'cancel':
        return leaveFlow(turn)
    }
  if (intent.action === 'start-over') return beginAnew(turn, intent)
  const words = before.lastSmallTalk === intent.id ? (intent.again ?? intent.reply) : intent.reply
  const plan: Plan = { outcome: 'smalltalk', opening: sayIntent(setting, words) }
  if (intent.offer === 'suggestions') plan.offer = offerSuggestions(turn)
  if (intent.offer === 'handoff') plan.handoff = channelsOf(setting)
  return finish(turn, 'smalltalk', plan, { lastFaqId: before.lastFaqId, lastSmallTalk: intent.id })
}

/** The beginning: nothing of before counts any longer. */
function beginAnew(turn: TurnContext, intent: Intent): Turn {
  const plan: Plan = {
    outcome: 'smalltalk',
    opening: sayIntent(turn.setting, intent.reply),
    offer: offerSuggestions(turn),
  }
  return finish(turn, 'smalltalk', plan, { flow: null, trail: [], lastSmallTalk: intent.id })
}

/** A message without words, or a number that picks nothing: asks for words, and offers again what was offered. */
export function askForWords(turn: TurnContext): Turn {
  const { setting, before } = turn
  const hand = flowInHand(turn, before.flow)
  if (hand && hand.running.away === undefined && hand.place.step !== undefined) return missStep(turn, hand)
  const items = stillOffered(turn)
  const offer = items.length > 0 ? { items, none: before.asks > 0 } : offerSuggestions(turn)
  const opening = phrase(setting, items.length > 0 ? 'howToPick' : 'unreadable')
  const { lastFaqId, asks, refusals } = before
  return finish(turn, 'smalltalk', { outcome: 'smalltalk', opening, offer }, { lastFaqId, asks, refusals })
}

/** «No» when nothing was offered: after «anything else?» a goodbye, after an answer a complaint about it. */
export function answerNo(turn: TurnContext): Turn {
  const { before, setting } = turn
  const { intents } = setting.publication.understanding
  const asked = before.lastSmallTalk === 'thanks' || before.lastSmallTalk === 'praise'
  const meant = asked ? 'bye' : before.lastFaqId ? 'complaint-about-bot' : undefined
  const intent = intents.find(({ id }) => id === meant)
  return intent ? talk(turn, intent) : askForWords(turn)
}

/** What the last reply offered and is there still; ways back are added to every reply anew. */
function stillOffered(turn: TurnContext): Offered[] {
  return (turn.before.offered ?? []).filter((item) => {
    if (isWay(item)) return false
    const id = faqIdOf(item)
    return id === undefined || isServed(turn, id)
  })
}

/** The question of a flow, the last choices, or the last answer, once more. */
function repeat(turn: TurnContext, intent: Intent): Turn {
  const { setting } = turn
  const opening = sayIntent(setting, intent.reply)
  const again = sayAgain(turn, opening)
  if (again) return again
  const plan: Plan = {
    outcome: 'smalltalk',
    opening: phrase(setting, 'nothingToRepeat'),
    offer: offerSuggestions(turn),
  }
  return finish(turn, 'smalltalk', plan)
}

/** Another language from now on; what was said last is said again in it, since that is what is asked for. */
function speakFrom(turn: TurnContext, lang: Language, intent: Intent): Turn {
  const { before, message, setting } = turn
  if (!setting.publication.snapshot.config.languages.includes(lang)) return askForWords(turn)
  const inLang: TurnContext = {
    ...turn,
    setting: { ...setting, lang },
    before: { ...before, chosenLang: lang, givenLang: message.lang },
  }
  const opening = sayIntent(inLang.setting, intent.reply)
  return (
    sayAgain(inLang, opening) ??
    finish(
      inLang,
      'smalltalk',
      { outcome: 'smalltalk', opening, offer: offerSuggestions(turn) },
      { lastFaqId: before.lastFaqId },
    )
  )
}

function sayAgain(turn: TurnContext, opening: string): Turn | undefined {
  const { before } = turn
  const hand = flowInHand(turn, before.flow)
  if (hand && hand.running.away === undefined) return showFlowAt(turn, hand, hand.place.path, opening)
  const { lastFaqId, asks, refusals, lastSmallTalk } = before
  const next: Next = { lastFaqId, asks, refusals, lastSmallTalk }
  const items = stillOffered(turn)
  const choices: Plan = { outcome: 'smalltalk', opening, offer: { items, none: asks > 0 } }
  if (items.length > 0 && !before.aside) return finish(turn, 'smalltalk', choices, next)
  if (!lastFaqId || !isServed(turn, lastFaqId)) return undefined
  const plan: Plan = { outcome: 'answer', opening, entries: [{ faqId: lastFaqId, confidence: 1 }] }
  return finish(turn, 'smalltalk', items.length > 0 ? { ...plan, offer: { items, none: false } } : plan, next)
}

function sayIntent({ publication, lang }: Setting, text: Intent['reply']): string {
  const { name, role, scope } = publication.snapshot.config
  return fillIn(say(publication, text, lang), {
    name: say(publication, name, lang),
    role: say(publication, role, lang),
    scope: say(publication, scope, lang),
  })
}
