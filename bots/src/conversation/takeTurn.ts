import type { Language } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import { detectLanguage } from '../language/detectLanguage.ts'
import { readForeignScript } from '../language/readForeignScript.ts'
import type { Publication } from '../publication/Publication.ts'
import { hongKongDay, validOn } from '../publication/validOn.ts'
import type { Intent } from '../understand/compileUnderstanding.ts'
import { findPattern } from '../understand/matchPattern.ts'
import { matchSmallTalk } from '../understand/matchSmallTalk.ts'
import { readPick } from '../understand/readPick.ts'
import { keyOf, readWords } from '../understand/readWords.ts'
import { type ConversationState, firstState } from './ConversationState.ts'
import { composeReply, type Plan, phrase, type Setting, suggestionsOf } from './composeReply.ts'
import { decideOutcome, type Ranked } from './decideOutcome.ts'
import { splitQuestions } from './splitQuestions.ts'
import type { Message, Turn, TurnStatus } from './Turn.ts'

/**
 * One message in, one reply and the next state out. Pure: no clock, no disk, no chance, so that a
 * stored turn can be replayed. Any text and any state give a reply that offers a way on.
 *
 * The order is that of urgency: danger to life, then what the person picks, small talk, a person
 * wanted, and only then the search.
 */
export function takeTurn(publication: Publication, state: ConversationState | undefined, message: Message): Turn {
  const before = state ?? firstState
  const { text, now } = message
  const { understanding } = publication
  const lang = chooseLanguage(publication, before, message)
  const turn: Context = { setting: { publication, lang, now }, before, message, ranking: [] }
  const words = readWords(text)

  const { guards } = understanding
  if (findPattern(words, guards.crisis.find, guards.crisis.unless)) return answerCrisis(turn)
  if (words.length === 0)
    return speak(turn, 'smalltalk', { opening: phrase(turn.setting, 'unreadable'), ...offerSuggestions(turn) })
  if (readForeignScript(text)) return refuseLanguage(turn)

  const titled = (publication.byQuestion.get(keyOf(text)) ?? []).filter((id) => isServed(turn, id))
  if (titled.length === 1 && titled[0]) return answer(turn, [{ faqId: titled[0], score: 1, confidence: 1 }])

  const offered = before.offered ?? []
  const pick = readPick(text, offered.length, understanding)
  if (pick === 'none') return refuseAfterNone(turn)
  const picked = pick && offered[pick.place]
  if (picked && isServed(turn, picked)) return answer(turn, [{ faqId: picked, score: 1, confidence: 1 }])

  const intent = matchSmallTalk(words, understanding)
  if (intent) return talk(turn, intent)
  if (findPattern(words, guards.person.find, guards.person.unless)) return handOver(turn)

  return answerQuestion(turn, words)
}

type Context = { setting: Setting; before: ConversationState; message: Message; ranking: Ranked[] }

function chooseLanguage({ snapshot }: Publication, before: ConversationState, message: Message): Language {
  const { languages } = snapshot.config
  const chosen = before.chosenLang && before.givenLang === message.lang ? before.chosenLang : undefined
  const lang = chosen ?? detectLanguage(message.text, { lang: message.lang, lastLang: before.lastLang })
  if (languages.includes(lang)) return lang
  const near = lang === 'en' ? undefined : languages.find((other) => other !== 'en')
  return near ?? languages[0] ?? 'en'
}

/** Rules of the content first, then two questions in one message, then the ranking and the policy. */
function answerQuestion(turn: Context, words: string[]): Turn {
  const { publication } = turn.setting
  const { policy } = publication.snapshot.config
  turn.ranking = search(turn, turn.message.text)

  const rule = publication.ambiguous.get(words.join(' '))
  const among = rule?.among.filter((id) => isServed(turn, id)) ?? []
  if (rule && among.length >= 2 && turn.before.asks < 2) {
    const known = new Map(turn.ranking.map((ranked) => [ranked.faqId, ranked.confidence]))
    const choices = among.map((faqId) => ({ faqId, score: 0, confidence: known.get(faqId) ?? 0 }))
    return askBack(turn, choices, rule.ask && say(publication, rule.ask, turn.setting.lang))
  }

  const both = answerTwo(turn)
  if (both) return answer(turn, both, phrase(turn.setting, 'twoQuestions'))

  const decision = decideOutcome(turn.ranking, policy, turn.before.asks)
  if (decision.outcome === 'answer') return answer(turn, [decision.best])
  if (decision.outcome === 'choices') return askBack(turn, decision.among)
  const { guards } = publication.understanding
  if (findPattern(words, guards.profanity.find, guards.profanity.unless)) return calm(turn)
  return refuse(turn, decision.reason === 'nothing' ? 'refused_out_of_scope' : 'refused_low_score')
}

function search({ setting }: Context, text: string): Ranked[] {
  const { publication, lang, now } = setting
  const day = hongKongDay(now)
  return publication.index
    .search(text, { limit: 10, lang })
    .filter(({ id }) => {
      const faq = publication.byId.get(id)
      return faq && validOn(faq, day)
    })
    .slice(0, 5)
    .map(({ id, score, confidence }) => ({ faqId: id, score, confidence }))
}

/** Both answers, if the message holds two questions and each has a clear one of its own. */
function answerTwo(turn: Context): Ranked[] | undefined {
  const questions = splitQuestions(turn.message.text)
  if (!questions) return undefined
  const { policy } = turn.setting.publication.snapshot.config
  const best = questions.flatMap((question) => {
    const decision = decideOutcome(search(turn, question), policy, turn.before.asks)
    return decision.outcome === 'answer' ? [decision.best] : []
  })
  return best.length === 2 && best[0]?.faqId !== best[1]?.faqId ? best : undefined
}

function answer(turn: Context, entries: Ranked[], opening?: string): Turn {
  const last = entries.at(-1)?.faqId
  return finish(turn, 'answered', { outcome: 'answer', entries, opening }, { lastFaqId: last, asks: 0, refusals: 0 })
}

function askBack(turn: Context, among: Ranked[], question?: string): Turn {
  const { setting, before } = turn
  const faqIds = among.map(({ faqId }) => faqId)
  const opening =
    question ?? phrase(setting, among.length === 1 ? 'askBackOne' : before.asks > 0 ? 'askBackAgain' : 'askBack')
  const plan: Plan = { outcome: 'choices', opening, entries: among, offer: { faqIds, none: true } }
  return finish(turn, 'clarified', plan, { offered: faqIds, asks: before.asks + 1, refusals: 0 })
}

/** The first time what the bot can help with; the second time in other words; from the third on people who can. */
function refuse(turn: Context, status: TurnStatus): Turn {
  const { setting, before } = turn
  const refusals = before.refusals + 1
  if (refusals >= 3) {
    const plan: Plan = { outcome: 'handoff', handoff: channelsOf(setting, phrase(setting, 'refusalHandoff')) }
    return finish(turn, status, plan, { asks: 0, refusals })
  }
  const faqIds = suggestionsOf(setting, 3)
  const plan: Plan = {
    outcome: 'noanswer',
    opening: phrase(setting, refusals === 1 ? 'refusal' : 'refusalAgain'),
    offer: { faqIds, none: false, intro: phrase(setting, 'suggestionsIntro') },
    handoff: channelsOf(setting, phrase(setting, 'otherWays')),
  }
  return finish(turn, status, plan, { offered: faqIds, asks: 0, refusals })
}

function refuseAfterNone(turn: Context): Turn {
  const { setting, before } = turn
  const plan: Plan = { outcome: 'noanswer', handoff: channelsOf(setting, phrase(setting, 'refusalHandoff')) }
  return finish(turn, 'refused_low_score', plan, { asks: 0, refusals: before.refusals + 1 })
}

function refuseLanguage(turn: Context): Turn {
  const { setting, before } = turn
  const plan: Plan = {
    outcome: 'noanswer',
    opening: phrase(setting, 'otherLanguage'),
    handoff: channelsOf(setting, phrase(setting, 'otherWays')),
  }
  return finish(turn, 'refused_language', plan, { asks: 0, refusals: before.refusals })
}

/** Bad language without a question that has an answer: no echo, no reproach, help. */
function calm(turn: Context): Turn {
  const { setting, before } = turn
  const refusals = before.refusals + 1
  const plan: Plan = {
    outcome: refusals >= 3 ? 'handoff' : 'noanswer',
    opening: refusals >= 3 ? undefined : phrase(setting, 'profanity'),
    handoff: channelsOf(setting, phrase(setting, refusals >= 3 ? 'refusalHandoff' : 'otherWays')),
  }
  return finish(turn, 'guard_profanity', plan, { asks: 0, refusals })
}

function answerCrisis(turn: Context): Turn {
  const { publication, lang } = turn.setting
  const { reply, lines } = publication.snapshot.shared.smallTalk.guards.crisis
  const plan: Plan = {
    outcome: 'handoff',
    opening: say(publication, reply, lang),
    handoff: { channels: lines },
    bare: true,
  }
  return finish(turn, 'guard_crisis', plan, { asks: 0, refusals: 0 })
}

function handOver(turn: Context): Turn {
  const { setting } = turn
  const plan: Plan = { outcome: 'handoff', opening: phrase(setting, 'handoff'), handoff: channelsOf(setting) }
  return finish(turn, 'handoff', plan, { asks: 0, refusals: 0, lastFaqId: turn.before.lastFaqId })
}

function talk(turn: Context, intent: Intent): Turn {
  const { setting, before } = turn
  switch (intent.action) {
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
  const kept = intent.action === 'start-over' ? {} : { lastFaqId: before.lastFaqId }
  const words = before.lastSmallTalk === intent.id ? (intent.again ?? intent.reply) : intent.reply
  const opening = sayIntent(setting, words)
  const plan: Plan = { outcome: 'smalltalk', opening }
  let offered: string[] | undefined
  if (intent.offer === 'suggestions') {
    offered = suggestionsOf(setting, 4)
    plan.offer = { faqIds: offered, none: false }
  }
  if (intent.offer === 'handoff') plan.handoff = channelsOf(setting)
  return finish(turn, 'smalltalk', plan, { ...kept, offered, asks: 0, refusals: 0, lastSmallTalk: intent.id })
}

/** The last answer, or the last choices, once more. */
function repeat(turn: Context, intent: Intent): Turn {
  const { setting, before } = turn
  const offered = before.offered?.filter((id) => isServed(turn, id)) ?? []
  const opening = sayIntent(setting, intent.reply)
  if (offered.length > 0) {
    const plan: Plan = { outcome: 'smalltalk', opening, offer: { faqIds: offered, none: before.asks > 0 } }
    return finish(turn, 'smalltalk', plan, { ...before, offered })
  }
  if (before.lastFaqId && isServed(turn, before.lastFaqId)) {
    const entries = [{ faqId: before.lastFaqId, confidence: 1 }]
    return finish(turn, 'smalltalk', { outcome: 'answer', opening, entries }, { ...before })
  }
  return speak(turn, 'smalltalk', { opening: phrase(setting, 'nothingToRepeat'), ...offerSuggestions(turn) })
}

/** Another language from now on; the last answer is said again in it, since that is what is asked for. */
function speakFrom(turn: Context, lang: Language, intent: Intent): Turn {
  const { publication } = turn.setting
  if (!publication.snapshot.config.languages.includes(lang)) return speak(turn, 'smalltalk', offerSuggestions(turn))
  const { before, message } = turn
  const setting = { ...turn.setting, lang }
  const inLang: Context = { ...turn, setting }
  const opening = sayIntent(setting, intent.reply)
  const kept: Partial<ConversationState> = { ...before, chosenLang: lang, givenLang: message.lang }
  if (before.lastFaqId && !before.offered && isServed(turn, before.lastFaqId)) {
    const entries = [{ faqId: before.lastFaqId, confidence: 1 }]
    return finish(inLang, 'smalltalk', { outcome: 'answer', opening, entries }, kept)
  }
  const offered = before.offered ?? suggestionsOf(setting, 4)
  return finish(
    inLang,
    'smalltalk',
    { outcome: 'smalltalk', opening, offer: { faqIds: offered, none: before.asks > 0 } },
    { ...kept, offered },
  )
}

function speak(turn: Context, status: TurnStatus, plan: Omit<Plan, 'outcome'>): Turn {
  const { lastFaqId } = turn.before
  return finish(
    turn,
    status,
    { outcome: 'smalltalk', ...plan },
    { lastFaqId, offered: plan.offer?.faqIds, asks: 0, refusals: 0 },
  )
}

function offerSuggestions({ setting }: Context): Pick<Plan, 'offer'> {
  return { offer: { faqIds: suggestionsOf(setting, 4), none: false } }
}

function channelsOf({ publication }: Setting, intro?: string): Plan['handoff'] {
  return { channels: publication.snapshot.config.handoff, intro }
}

function sayIntent({ publication, lang }: Setting, text: Intent['reply']): string {
  const { name, role, scope } = publication.snapshot.config
  return fillIn(say(publication, text, lang), {
    name: say(publication, name, lang),
    role: say(publication, role, lang),
    scope: say(publication, scope, lang),
  })
}

function isServed({ setting }: Context, faqId: string): boolean {
  const faq = setting.publication.byId.get(faqId)
  return faq !== undefined && validOn(faq, hongKongDay(setting.now))
}

/** The next state holds what this turn says of it and what outlives a turn: the languages. */
function finish(turn: Context, status: TurnStatus, plan: Plan, next: Partial<ConversationState>): Turn {
  const { setting, before, message, ranking } = turn
  const keepsChoice = before.chosenLang !== undefined && before.givenLang === message.lang
  const state: ConversationState = {
    ...(keepsChoice ? { chosenLang: before.chosenLang, givenLang: before.givenLang } : {}),
    asks: 0,
    refusals: 0,
    ...next,
    lastLang: setting.lang,
  }
  for (const key of Object.keys(state) as (keyof ConversationState)[]) if (state[key] === undefined) delete state[key]
  return { reply: composeReply(setting, plan), state, trace: { status, ranking } }
}
