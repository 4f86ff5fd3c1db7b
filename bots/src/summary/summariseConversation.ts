import type { Language, Localised } from '@faqdesk/faqs'
import { fillIn, formatDay, say, typeset } from '../answer/say.ts'
import type { TurnReply } from '../conversation/Turn.ts'
import { formatMoment, hongKongIso } from '../hours/formatMoment.ts'
import type { Publication } from '../publication/Publication.ts'
import { hongKongDay } from '../publication/validOn.ts'
import type { ConversationSummary, SummaryItem } from '../schema/summary.ts'
import { readPick } from '../understand/readPick.ts'
import { readWords } from '../understand/readWords.ts'

/** A turn as it was stored: `text` is masked. */
export type PastTurn = {
  text: string
  at: Date
  status: string
  reply: Pick<TurnReply, 'outcome' | 'answers' | 'choices' | 'flow' | 'referral'>
  helpful?: boolean
}

export type SummaryOptions = {
  lang: Language
  /** A name for the conversation that opens nothing. */
  reference: string
}

/** Matters that are told, the newest; an officer reads no more. */
const mostItems = 8
/** Characters that are told of one message. */
const longestSaying = 160
/** Small talk, a call for a person and danger to life are no matters to tell. */
const untold: ReadonlySet<string> = new Set(['smalltalk', 'handoff', 'paused', 'guard_crisis', 'guard_profanity'])

/**
 * Tells a conversation in short: what was asked, what was answered, what was left open; to be copied into
 * a call, an e-mail or a form.
 * @param turns oldest first
 * @returns undefined for no turns, and for a publication of before there were the words
 */
export function summariseConversation(
  publication: Publication,
  turns: readonly PastTurn[],
  { lang, reference }: SummaryOptions,
): ConversationSummary | undefined {
  const { snapshot } = publication
  const phrases = snapshot.shared.phrases.summary
  const [first, last] = [turns[0], turns.at(-1)]
  if (!phrases || !first || !last) return undefined
  const name = say(publication, snapshot.config.name, lang)
  const words = { name, role: say(publication, snapshot.config.role, lang), reference }
  const phrase = (text: Localised, values: Record<string, string> = {}) =>
    fillIn(say(publication, text, lang), { ...words, ...values })

  const matters = joinMatters(publication, turns)
  const items = matters.slice(-mostItems).map((matter, index): SummaryItem => {
    const { turn, said } = matter
    const entries = (turn.reply.answers ?? []).map(({ bot, faqId, question }) => {
      const title = bot === snapshot.bot ? publication.byId.get(faqId)?.question : undefined
      return { bot, faqId, question: title ? say(publication, title, lang) : question }
    })
    const { helpful } = turn
    const came = [
      phrase(phrases[outcomePhrase(turn)], { entries: titlesOf(entries, lang) || flowTitle(publication, turn, lang) }),
      helpful === false ? phrase(phrases.notHelpful) : '',
    ]
    const text = `${index + 1}. ${said.join(' › ')}\n   ${came.filter(Boolean).join(typeset(lang).space)}`
    return { said, outcome: turn.reply.outcome, entries, ...(helpful === undefined ? {} : { helpful }), text }
  })

  const until = formatMoment(last.at, first.at, lang)
  const began = formatMoment(first.at, first.at, lang)
  const when = phrase(until === began ? phrases.at : phrases.fromTo, {
    day: formatDay(hongKongDay(first.at), lang),
    from: began,
    to: until,
  })
  const earlier = matters.length - items.length
  const intro = [
    phrase(phrases.title),
    phrase(phrases.reference, { when }),
    ...(earlier > 0 ? [phrase(phrases.earlier, { count: String(earlier) })] : []),
  ].join('\n')
  const note = phrase(phrases.note)
  return {
    bot: snapshot.bot,
    name,
    lang,
    reference,
    from: hongKongIso(first.at),
    to: hongKongIso(last.at),
    subject: phrase(phrases.subject),
    intro,
    items,
    note,
    text: [intro, ...items.map(({ text }) => text), note].join('\n'),
  }
}

type Matter = { said: string[]; turn: PastTurn }

/** A question, the choices made after it and the steps of a flow are one matter. */
function joinMatters(publication: Publication, turns: readonly PastTurn[]): Matter[] {
  const matters: Matter[] = []
  for (const turn of turns) {
    if (untold.has(turn.status)) continue
    const open = matters.at(-1)
    const picked = open && pickedFrom(publication, open.turn, turn)
    if (open && picked !== undefined) {
      open.said.push(clip(picked))
      open.turn = turn
    } else matters.push({ said: [clip(turn.text)], turn })
  }
  return matters
}

/** The choice of the reply before that a message picks, by its words or number; undefined if it is another question. */
function pickedFrom(publication: Publication, before: PastTurn, { text, reply }: PastTurn): string | undefined {
  const { outcome, choices = [], flow } = before.reply
  if (outcome !== 'choices' && outcome !== 'flow') return undefined
  if (choices.some(({ label }) => label === text.trim())) return text
  const pick = readPick(readWords(text), choices.length, publication.understanding)
  if (typeof pick === 'object') return choices[pick.place]?.label
  const isSameFlow = flow !== undefined && reply.flow?.id === flow.id
  return pick === 'none' || isSameFlow ? text : undefined
}

type OutcomePhrase = 'answered' | 'open' | 'flow' | 'referred' | 'unanswered'

function outcomePhrase({ reply }: PastTurn): OutcomePhrase {
  if (reply.outcome === 'answer') return 'answered'
  if (reply.outcome === 'choices') return 'open'
  if (reply.outcome === 'flow') return 'flow'
  return reply.outcome === 'referral' ? 'referred' : 'unanswered'
}

/** The ids let an officer find the very entry. */
function titlesOf(entries: SummaryItem['entries'], lang: Language): string {
  const { bracket, separator } = typeset(lang)
  return entries.map(({ faqId, question }) => question + bracket(faqId)).join(separator)
}

function flowTitle(publication: Publication, { reply }: PastTurn, lang: Language): string {
  const title = reply.flow && publication.snapshot.flows?.[reply.flow.id]?.title
  return title ? say(publication, title, lang) : (reply.referral?.label ?? '')
}

function clip(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, ' ')]
  return characters.length > longestSaying ? `${characters.slice(0, longestSaying).join('')}…` : characters.join('')
}
