import type { Language } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import type { Intent } from '../understand/compileUnderstanding.ts'
import type { ConversationState } from './ConversationState.ts'
import { type Plan, phrase, type Setting } from './composeReply.ts'
import { answerCrisis, handOver } from './refuse.ts'
import type { Turn } from './Turn.ts'
import { channelsOf, finish, isServed, offerSuggestions, type TurnContext } from './TurnContext.ts'

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
  }
  const words = before.lastSmallTalk === intent.id ? (intent.again ?? intent.reply) : intent.reply
  const plan: Plan = { outcome: 'smalltalk', opening: sayIntent(setting, words) }
  if (intent.offer === 'suggestions') plan.offer = offerSuggestions(turn)
  if (intent.offer === 'handoff') plan.handoff = channelsOf(setting)
  return finish(turn, 'smalltalk', plan, {
    lastFaqId: intent.action === 'start-over' ? undefined : before.lastFaqId,
    offered: plan.offer?.faqIds,
    lastSmallTalk: intent.id,
  })
}

/** A message without words, or a number that picks nothing: asks for words, and offers again what was offered. */
export function askForWords(turn: TurnContext): Turn {
  const { setting, before } = turn
  const faqIds = before.offered?.filter((id) => isServed(turn, id)) ?? []
  const offer = faqIds.length > 0 ? { faqIds, none: before.asks > 0 } : offerSuggestions(turn)
  const opening = phrase(setting, faqIds.length > 0 ? 'howToPick' : 'unreadable')
  const { lastFaqId, asks, refusals } = before
  return finish(
    turn,
    'smalltalk',
    { outcome: 'smalltalk', opening, offer },
    {
      lastFaqId,
      asks,
      refusals,
      offered: offer.faqIds,
    },
  )
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

/** The last choices, or the last answer, once more. */
function repeat(turn: TurnContext, intent: Intent): Turn {
  const { setting, before } = turn
  const opening = sayIntent(setting, intent.reply)
  const faqIds = before.offered?.filter((id) => isServed(turn, id)) ?? []
  if (faqIds.length > 0) {
    const offer = { faqIds, none: before.asks > 0 }
    return finish(turn, 'smalltalk', { outcome: 'smalltalk', opening, offer }, before)
  }
  const again = sayLastAgain(turn, opening)
  if (again) return finish(turn, 'smalltalk', again, before)
  const offer = offerSuggestions(turn)
  const plan: Plan = { outcome: 'smalltalk', opening: phrase(setting, 'nothingToRepeat'), offer }
  return finish(turn, 'smalltalk', plan, { offered: offer.faqIds })
}

/** Another language from now on; what was said last is said again in it, since that is what is asked for. */
function speakFrom(turn: TurnContext, lang: Language, intent: Intent): Turn {
  const { before, message, setting } = turn
  if (!setting.publication.snapshot.config.languages.includes(lang)) return askForWords(turn)
  const inLang: TurnContext = { ...turn, setting: { ...setting, lang } }
  const opening = sayIntent(inLang.setting, intent.reply)
  const next: Partial<ConversationState> = { ...before, chosenLang: lang, givenLang: message.lang }
  const again = before.offered ? undefined : sayLastAgain(turn, opening)
  if (again) return finish(inLang, 'smalltalk', again, next)
  const faqIds = before.offered?.filter((id) => isServed(turn, id)) ?? []
  const offer = faqIds.length > 0 ? { faqIds, none: before.asks > 0 } : offerSuggestions(turn)
  return finish(inLang, 'smalltalk', { outcome: 'smalltalk', opening, offer }, { ...next, offered: offer.faqIds })
}

function sayLastAgain(turn: TurnContext, opening: string): Plan | undefined {
  const { lastFaqId } = turn.before
  if (!lastFaqId || !isServed(turn, lastFaqId)) return undefined
  return { outcome: 'answer', opening, entries: [{ faqId: lastFaqId, confidence: 1 }] }
}

function sayIntent({ publication, lang }: Setting, text: Intent['reply']): string {
  const { name, role, scope } = publication.snapshot.config
  return fillIn(say(publication, text, lang), {
    name: say(publication, name, lang),
    role: say(publication, role, lang),
    scope: say(publication, scope, lang),
  })
}
