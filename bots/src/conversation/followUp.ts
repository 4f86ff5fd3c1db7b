import type { Faq } from '@faqdesk/faqs'
import { partOfAnswer } from '../answer/partOfAnswer.ts'
import { fillIn, say } from '../answer/say.ts'
import type { Aspect } from '../schema/smallTalk.ts'
import { findPattern } from '../understand/matchPattern.ts'
import type { FollowUp } from '../understand/readFollowUp.ts'
import { readFollowUp } from '../understand/readFollowUp.ts'
import { readWords } from '../understand/readWords.ts'
import { askBack } from './askBack.ts'
import { phrase } from './composeReply.ts'
import { mostAsks, type Ranked } from './decideOutcome.ts'
import { isServed } from './isServed.ts'
import { search } from './search.ts'
import type { Turn } from './Turn.ts'
import { answerWith, channelsOf, type TurnContext } from './TurnContext.ts'

/** The figures of following; docs/conversation.md tells how they were measured. */
const limits = {
  /** A message that says «it» or begins with 咁 is a question of its own only if it is answered this surely. */
  ownAnswer: 0.6,
  /** Words of its own that a message may hold and still hang on the last answer, Chinese characters counted singly: */
  tiedWords: 9,
  looseWords: 3,
  /** How likely an entry must be by both searches, as a product of confidences, to be offered … */
  offer: 2e-6,
  /** … to be the answer, … */
  answer: 1e-4,
  /** … more so where nothing ties the message to the last answer, … */
  looseAnswer: 1e-2,
  /** … and how many times as likely as the next. */
  lead: 4,
  /** An entry that the last one names as related, or that names it, is so many times as likely. */
  related: 6,
  /** One whose title does not name the part that is asked for is so many times as likely. */
  unnamed: 0.05,
  /** How likely by the message one at least is whose title names the part; how likely with the last question one is near. */
  named: 0.02,
  near: 0.02,
}

/** How many entries of each search are looked at. */
const depth = 40

/** The question of the last turn and what this message says of it; undefined if there was no answer, or no tie to it. */
export type Followed = { faq: Faq; message: FollowUp }

/** Whether a message may hang on the last answer: it asks for a part of an answer, or says little by itself. */
export function readFollowed(turn: TurnContext, words: readonly string[]): Followed | undefined {
  const { publication } = turn.setting
  const { lastFaqId } = turn.before
  const faq = lastFaqId !== undefined && isServed(turn, lastFaqId) ? publication.byId.get(lastFaqId) : undefined
  if (!faq || publication.understanding.follow.aspects.length === 0) return undefined
  const message = readFollowUp(words, publication.understanding)
  const isTied = message.isTied || message.hasPronoun
  if (message.own.length > (isTied ? limits.tiedWords : limits.looseWords)) return undefined
  return message.own.length === 0 && !message.aspect ? undefined : { faq, message }
}

/** Whether a message is a question by itself, in spite of what ties it to the one before. */
export function standsAlone({ message }: Followed, best: Ranked): boolean {
  if (message.own.length === 0) return false
  return !(message.isTied || message.hasPronoun) || best.confidence >= limits.ownAnswer
}

/**
 * «咁幾錢？»: the last answer again if it tells, with the part that is asked for in front; else the entry
 * near it that does. «外傭呢？»: the entry that is likely both by the message's own words and by these
 * together with the question before.
 * @returns undefined if nothing is likely enough
 */
export function followUp(turn: TurnContext, { faq, message }: Followed, text: string): Turn | undefined {
  const { publication, lang } = turn.setting
  if (message.aspect && message.own.length === 0) {
    const part = partOfAnswer(publication, faq, message.aspect, lang)
    if (part) return answerWith(turn, [{ faqId: faq.id, score: 1, confidence: 1 }], { opening: part })
  }
  const asked = message.own.length === 0 ? message.aspect : undefined
  const likely = rankBoth(turn, faq, text, asked)
  const [best, next] = likely
  if (!best || best.both < limits.offer) return asked && sayAllOf(turn, faq, asked)
  const among = likely.filter(({ both }) => both >= limits.offer && both >= best.both / 50).slice(0, 3)
  const isTied = asked !== undefined || message.isTied || message.hasPronoun
  const isAhead = best.both >= limits.lead * (next?.both ?? 0)
  if (best.both >= (isTied ? limits.answer : limits.looseAnswer) && isAhead) return answerWith(turn, [best.ranked])
  // What nothing ties to the last answer is asked back, or refused, on its own account.
  if (!isTied) return undefined
  if (among.length === 1) return answerWith(turn, [best.ranked])
  if (turn.before.asks >= mostAsks) return undefined
  return askBack(
    turn,
    among.map(({ ranked }) => ranked),
  )
}

/** No entry near by tells what is asked: the last one once more, since what it says may hold it, and who can tell. */
function sayAllOf(turn: TurnContext, faq: Faq, aspect: Aspect): Turn | undefined {
  const { publication, lang } = turn.setting
  const { noPart, labels } = publication.snapshot.shared.phrases
  if (!noPart) return undefined
  const label = aspect === 'time' ? labels.processingTime : aspect === 'how' ? labels.steps : labels[aspect]
  const opening = fillIn(say(publication, noPart, lang), { part: say(publication, label, lang) })
  return answerWith(turn, [{ faqId: faq.id, score: 1, confidence: 1 }], {
    opening,
    handoff: channelsOf(turn.setting, phrase(turn.setting, 'otherWays')),
  })
}

/**
 * Entries other than the last one by how likely they are by the message alone and with the last question.
 * @param asked the part that a message without words of its own asks for: it says nothing of the matter,
 *   so that only entries near the last one count, and those first whose title names the part
 */
function rankBoth(turn: TurnContext, faq: Faq, text: string, asked?: Aspect): { ranked: Ranked; both: number }[] {
  const { publication, lang } = turn.setting
  const patterns = publication.understanding.follow.aspects.find(({ aspect }) => aspect === asked)?.find ?? []
  const title = say(publication, faq.question, lang)
  const alone = new Map(search(turn, text, depth).map(({ faqId, confidence }) => [faqId, confidence]))
  return search(turn, `${title} ${text}`, depth)
    .flatMap((ranked) => {
      const other = publication.byId.get(ranked.faqId)
      if (!other || other.id === faq.id) return []
      const isRelated = faq.related?.includes(other.id) || other.related?.includes(faq.id)
      const isNear = isRelated || other.category === faq.category || ranked.confidence >= limits.near
      if (asked && !isNear) return []
      const isNamed =
        asked && [other.question.en, other.question['zh-Hant']].some((text) => findPattern(readWords(text), patterns))
      if (asked && !isNamed && !partOfAnswer(publication, other, asked, lang)) return []
      const byMessage = Math.max(alone.get(other.id) ?? 0, isNamed ? limits.named : 0)
      const weight = (isRelated ? limits.related : 1) * (asked && !isNamed ? limits.unnamed : 1)
      const both = ranked.confidence * byMessage * weight
      return { ranked: { ...ranked, confidence: Math.min(0.9, Math.sqrt(both)) }, both }
    })
    .sort((a, b) => b.both - a.both)
}
