import { type Ambiguous, type Language, languages } from '@faqdesk/faqs'
import { say } from '../answer/say.ts'
import { findOption, readOption } from '../flow/readOption.ts'
import { detectLanguage } from '../language/detectLanguage.ts'
import { readForeignLanguage } from '../language/readForeignLanguage.ts'
import type { Publication } from '../publication/Publication.ts'
import { findReferral, type Referral } from '../referral/findReferral.ts'
import type { Intent, Understanding } from '../understand/compileUnderstanding.ts'
import { cutPatterns, findPattern } from '../understand/matchPattern.ts'
import { matchSmallTalk } from '../understand/matchSmallTalk.ts'
import { type Pick, readPick, trimFillers } from '../understand/readPick.ts'
import { joinWords, keyOf, readWords } from '../understand/readWords.ts'
import { askBack } from './askBack.ts'
import { type ConversationState, firstState } from './ConversationState.ts'
import { phrase, type Setting } from './composeReply.ts'
import { decideOutcome, mostAsks, type Ranked } from './decideOutcome.ts'
import { type FlowInHand, flowInHand } from './flowState.ts'
import { beginFlow, changeAnswer, chooseOption, missStep, readInFlow, showFlowAt } from './flowTurn.ts'
import { followUp, readFollowed, standsAlone } from './followUp.ts'
import { goBack } from './goBack.ts'
import { isServed } from './isServed.ts'
import { narrowChoices } from './narrowChoices.ts'
import { faqIdOf, isWay, labelOf, type Offered } from './Offered.ts'
import { offerReferral, refer } from './refer.ts'
import { answerCrisis, handOver, refuse, refuseAfterNone, refuseLanguage, stayCalm } from './refuse.ts'
import { search } from './search.ts'
import { asksSomething, splitQuestions } from './splitQuestions.ts'
import type { Message, Turn } from './Turn.ts'
import { answerWith, channelsOf, type TurnContext } from './TurnContext.ts'
import { answerNo, askForWords, talk } from './talk.ts'
import { tellPaused } from './tellPaused.ts'
import { arrive, type GoTo, moveTo, type Party, partyOf, peersOf, settingOf } from './visit.ts'

/**
 * One message in, one reply and the next state out. Pure: no clock, no disk, no chance, so that a
 * stored turn can be replayed. Any text and any state give a reply that offers a way on.
 * @param publication the bot that the conversation began with
 * @param state what the last turn left; undefined begins a conversation
 * @param peers the other bots of the platform, to which a question may be referred
 */
export function takeTurn(
  publication: Publication,
  state: ConversationState | undefined,
  message: Message,
  peers: readonly Publication[] = [],
): Turn {
  const before = message.door === undefined ? (state ?? firstState) : moveTo(message.door, state ?? firstState)
  const { visit, ...own } = before
  const party = partyOf(publication, peers, before)
  const { host } = party
  const step = takeStep(party, host && visit ? visit.state : own, message)
  const turn =
    'goTo' in step
      ? arrive(party, before, message, step)
      : host && visit
        ? { ...step, state: { ...own, visit: { bot: visit.bot, state: step.state } } }
        : step
  const versions = peersOf(party, turn)
  return versions.length > 0 ? { ...turn, trace: { ...turn.trace, peers: versions } } : turn
}

/**
 * The turn of whoever answers. The order is that of urgency: danger to life, then what the person picks, small
 * talk, a person wanted, and only then the search.
 */
function takeStep(party: Party, before: ConversationState, message: Message): Turn | GoTo {
  const { text, now } = message
  const publication = party.host ?? party.home
  const { understanding } = publication
  const { crisis, person } = understanding.guards
  const lang = chooseLanguage(publication, before, message)
  const turn: TurnContext = { setting: settingOf(party, lang, now), before, message, ranking: [] }
  const words = readWords(text)

  if (findPattern(words, crisis.find, crisis.unless)) return answerCrisis(turn)
  if (message.paused && !party.host) return tellPaused(turn)
  if (words.length === 0) return askForWords(turn)
  const foreign = readForeignLanguage(text, publication.snapshot.shared.otherLanguages)
  if (foreign) return refuseLanguage(turn, foreign === 'unknown script' ? undefined : foreign.line)

  const hand = flowInHand(turn, before.flow)
  const isAsking = hand !== undefined && hand.running.away === undefined
  const inFlow = isAsking ? readInFlow(turn, hand, words) : undefined
  if (inFlow) return inFlow

  const named = before.offered?.find((item) => isNamed(turn.setting, item, words))
  const taken = named !== undefined ? takeOffer(turn, named) : undefined
  if (taken) return taken
  const begun = startFlow(turn, words)
  if (begun) return begun
  const titled = publication.byQuestion.get(words.join(' '))?.filter((id) => isServed(turn, id)) ?? []
  if (titled.length === 1) return answerWith(turn, titled.map(asPicked))

  const offered = before.offered ?? []
  const pick = readYes(words, before, understanding) ?? readPick(words, offered.length, understanding)
  if (pick === 'none') return offered.length > 0 && !before.aside ? refuseAfterNone(turn) : answerNo(turn)
  const picked = typeof pick === 'object' ? offered[pick.place] : undefined
  const chosen = picked !== undefined ? takeOffer(turn, picked) : undefined
  if (chosen) return chosen

  const intent = matchSmallTalk(words, understanding)
  const away = intent && leave(turn, intent)
  if (away) return away
  if (intent) return talk(turn, intent)
  if (pick) return askForWords(turn)
  if (findPattern(words, person.find, person.unless)) return answerAndHandOver(turn, words) ?? handOver(turn)

  if (isAsking && hand.place.step !== undefined) {
    const option = asksSomething(text) ? undefined : findOption(words, hand.place.options)
    if (option) return chooseOption(turn, hand, option)
  } else if (hand?.place.step !== undefined) {
    // The question still waits, a few replies ago: its buttons are still on the screen.
    const option = readOption(words, hand.place.options)
    if (option) return chooseOption(turn, hand, option)
  }
  return answerQuestion(turn, words, isAsking && hand.place.step !== undefined ? hand : undefined)
}

/** Whether a message is the label of a quick reply, in any language. Titles of entries are found by `byQuestion`. */
function isNamed(setting: Setting, item: Offered, words: readonly string[]): boolean {
  if (typeof item === 'string') return false
  const key = words.join(' ')
  return languages.some((lang) => {
    const label = labelOf(setting, item, lang)
    return label !== undefined && keyOf(label) === key
  })
}

/** What a quick reply leads to; undefined if it is there no longer. */
function takeOffer(turn: TurnContext, item: Offered): Turn | GoTo | undefined {
  const faqId = faqIdOf(item)
  if (faqId !== undefined) return isServed(turn, faqId) ? answerWith(turn, [asPicked(faqId)]) : undefined
  if (typeof item === 'object' && 'flow' in item) return beginFlow(turn, item.flow)
  if (typeof item === 'object' && ('refer' in item || 'home' in item)) return leadTo(turn, item)
  if (typeof item === 'string' || !('move' in item)) return undefined
  const hand = flowInHand(turn, turn.before.flow)
  if (!hand) return undefined
  switch (item.move) {
    case 'back':
      return goBack(turn)
    case 'restart':
      return showFlowAt(turn, hand, [])
    case 'change':
      return changeAnswer(turn, hand)
    case 'resume':
      return showFlowAt(turn, hand, hand.place.path)
  }
}

/** To another bot, if it is there still. */
function leadTo({ setting }: TurnContext, item: { refer: string; entry: string } | { home: string }): GoTo | undefined {
  const to = 'refer' in item ? { goTo: item.refer, faqId: item.entry } : { goTo: item.home }
  const isThere = setting.peers?.some(({ snapshot }) => snapshot.bot === to.goTo)
  return isThere ? { ...to, lang: setting.lang } : undefined
}

/** «Back» where there is nothing to go back to, or «start again»: to the bot that the conversation began with. */
function leave(turn: TurnContext, { action }: Intent): Turn | GoTo | undefined {
  const { home, lang } = turn.setting
  if (home === undefined) return undefined
  if (action === 'back') return goBack(turn) ?? { goTo: home, lang }
  return action === 'start-over' && !flowInHand(turn, turn.before.flow) ? { goTo: home, lang, anew: true } : undefined
}

/** A message that is one of those that begin a flow, politely or not. */
function startFlow(turn: TurnContext, words: readonly string[]): Turn | undefined {
  const { flowStarts, understanding } = turn.setting.publication
  const id = flowStarts.get(words.join(' ')) ?? flowStarts.get(trimFillers(words, understanding.small).join(' '))
  return id === undefined ? undefined : beginFlow(turn, id)
}

/** «Yes» to the one thing that was offered, ways back apart; «OK» too, where it was asked for. */
function readYes(
  words: readonly string[],
  { offered = [], asks }: ConversationState,
  { picks }: Understanding,
): Pick | undefined {
  const key = words.join(' ')
  const [only, ...more] = offered.filter((item) => !isWay(item))
  if (only === undefined || more.length > 0) return undefined
  const isAsked = asks > 0 || (typeof only === 'object' && 'refer' in only)
  const isYes = picks.yes.has(key) || (isAsked && picks.agree.has(key))
  return isYes ? { place: offered.indexOf(only) } : undefined
}

/** An entry that the person chose, so that there is no doubt. */
const asPicked = (faqId: string): Ranked => ({ faqId, score: 1, confidence: 1 })

/** What was asked for in the conversation, then the message's own language, then the reader's choice. */
function chooseLanguage({ snapshot }: Publication, before: ConversationState, message: Message): Language {
  const { languages } = snapshot.config
  const chosen = before.givenLang === message.lang ? before.chosenLang : undefined
  const lang =
    chosen ??
    languageOfLabel(before, message) ??
    detectLanguage(message.text, { lang: message.lang, lastLang: before.lastLang })
  if (languages.includes(lang)) return lang
  const near = lang === 'en' ? undefined : languages.find((other) => other !== 'en')
  return near ?? languages[0] ?? 'en'
}

/**
 * The words of a button are in the language of the reply that showed it. «Renewal» alone is no English
 * message by itself, and «續牌» is both Traditional and Simplified.
 */
function languageOfLabel({ labels, lastLang }: ConversationState, { text }: Message): Language | undefined {
  return labels?.includes(text.trim()) ? lastLang : undefined
}

/**
 * «心情好差想搵人傾，打邊個電話»: beside the wish for a person there is a question, and it has a clear
 * answer: both are given.
 */
function answerAndHandOver(turn: TurnContext, words: string[]): Turn | undefined {
  const { publication } = turn.setting
  const rest = joinWords(cutPatterns(words, publication.understanding.guards.person.find))
  if (matchSmallTalk(readWords(rest), publication.understanding) || !asksSomething(rest)) return undefined
  turn.ranking = search(turn, turn.message.text)
  const decision = decideOutcome(turn.ranking, publication.snapshot.config.policy, 0)
  if (decision.outcome !== 'answer') return undefined
  return answerWith(turn, [decision.best], { handoff: channelsOf(turn.setting, phrase(turn.setting, 'otherWays')) })
}

/** Rules of the content first, then two questions in one message, then the ranking by the bot's policy. */
function answerQuestion(turn: TurnContext, words: string[], asking?: FlowInHand): Turn {
  const { publication } = turn.setting
  const { profanity } = publication.understanding.guards
  const isProfane = findPattern(words, profanity.find, profanity.unless)
  const text = isProfane ? joinWords(cutPatterns(words, profanity.find)) : turn.message.text
  if (text === '') return stayCalm(turn)
  turn.ranking = search(turn, text)

  const followed = readFollowed(turn, words)
  const part = followed && followed.message.own.length === 0 ? followUp(turn, followed, text) : undefined
  if (part) return part
  const narrowed = narrowChoices(turn, words)
  if (narrowed) return narrowed

  const referral = findReferral(turn, text)
  const asked = askByRule(turn, words, referral === undefined)
  if (asked) return asked
  const both = answerTwo(turn, text)
  if (both) return both

  const decision = decideOutcome(turn.ranking, publication.snapshot.config.policy, turn.before.asks)
  if (followed && !(decision.outcome === 'answer' && standsAlone(followed, decision.best))) {
    const next = followUp(turn, followed, text)
    if (next) return next
  }
  const isQuestion = asksSomething(text)
  if (asking && !isQuestion && (decision.outcome !== 'answer' || decision.best.confidence < clearOfFlow))
    return missStep(turn, asking)
  const referred = referral && refer(turn, referral)
  if (referred) return referred
  if (decision.outcome === 'answer') return answerWith(turn, [decision.best])
  if (decision.outcome === 'choices') return askBack(turn, decision.among)
  if (asking && !isProfane) return missStep(turn, asking)
  if (isProfane) return stayCalm(turn)
  return refuse(turn, decision.reason === 'nothing' ? 'refused_out_of_scope' : 'refused_low_score')
}

/**
 * Asks back where a rule of the content says so: the message is one of its phrasings, or resembles one while
 * the ranking puts one of its entries first and is not sure of it.
 * @param isOwn whether no other bot answers it: what only resembles a rule is then asked back
 */
function askByRule(turn: TurnContext, words: readonly string[], isOwn: boolean): Turn | undefined {
  const { publication, lang } = turn.setting
  if (turn.before.asks >= mostAsks) return undefined
  const rule = publication.ambiguous.find(words) ?? (isOwn ? findNearRule(turn, words) : undefined)
  const among = rule?.among.filter((id) => isServed(turn, id)) ?? []
  if (!rule || among.length < 2) return undefined
  const known = new Map(turn.ranking.map(({ faqId, confidence }) => [faqId, confidence]))
  const choices = among.map((faqId) => ({ faqId, score: 0, confidence: known.get(faqId) ?? 0 }))
  return askBack(turn, choices, rule.ask && say(publication, rule.ask, lang))
}

function findNearRule({ setting, ranking }: TurnContext, words: readonly string[]): Ambiguous | undefined {
  const [top] = ranking
  if (!top || top.confidence >= clearOfRules) return undefined
  const near = setting.publication.ambiguous.findNear(words)
  return near?.among.includes(top.faqId) ? near : undefined
}

/** How sure an answer must be to a message that only resembles one that could mean several entries. */
const clearOfRules = 0.7

/** How sure an answer must be to what is no question while a flow waits for a choice. */
const clearOfFlow = 0.8

/**
 * Both answers, if the message holds two questions and each has a clear one of its own; or the one that there is, with
 * the bot that answers the other.
 */
function answerTwo(turn: TurnContext, text: string): Turn | undefined {
  const { setting, before } = turn
  const { policy } = setting.publication.snapshot.config
  const best: Ranked[] = []
  const referrals: Referral[] = []
  for (const question of splitQuestions(text) ?? []) {
    const ranking = search(turn, question)
    const referral = findReferral(turn, question, ranking)
    const decision = decideOutcome(ranking, policy, before.asks)
    if (referral) referrals.push(referral)
    else if (decision.outcome === 'answer') best.push(decision.best)
  }
  if (best.length === 2 && best[0]?.faqId !== best[1]?.faqId)
    return answerWith(turn, best, { opening: phrase(setting, 'twoQuestions') })
  const other =
    best.length === 1 ? referrals.flatMap((referral) => offerReferral(turn, referral, 'also') ?? [])[0] : undefined
  return other && answerWith(turn, best, { offer: other.offer, referral: other.referral })
}
