import type { Language, Localised } from '@faqdesk/faqs'
import { answerToText, joinBlocks } from '../answer/answerToText.ts'
import { renderAnswer, urlIn } from '../answer/renderAnswer.ts'
import { handoffToText, openFirst, renderHandoff } from '../answer/renderHandoff.ts'
import { fillIn, say } from '../answer/say.ts'
import type { Publication } from '../publication/Publication.ts'
import { currentNotices } from '../publication/profileOf.ts'
import { hongKongDay, validOn } from '../publication/validOn.ts'
import type { Bot } from '../schema/bot.ts'
import type { Phrases } from '../schema/phrases.ts'
import type { Outcome } from '../schema/reply.ts'
import { labelOf, type Offered } from './Offered.ts'
import type { TurnReply } from './Turn.ts'

/** Where and when a reply is given. */
export type Setting = {
  publication: Publication
  lang: Language
  now: Date
  /** The other bots of the platform, which a question may be referred to. */
  peers?: readonly Publication[]
  /** The bot that the conversation began with, where that is another one. */
  home?: string
}

/** What a reply says, before it is put into a language. */
export type Plan = {
  outcome: Outcome
  /** The words before everything else. */
  opening?: string
  /** Entries answered or, with outcome `choices`, possible ones, best first. */
  entries?: { faqId: string; confidence: number }[]
  /** What is offered as quick replies; `none` adds «none of these». */
  offer?: { items: Offered[]; none: boolean; intro?: string }
  /** A step of a flow: the labels of its options, which stand before what else is offered. */
  flow?: { options: string[]; place: NonNullable<TurnReply['flow']>; howTo?: string }
  handoff?: { channels: Bot['handoff']; intro?: string }
  /** Another bot's entry that answers; it is among the offers, too. */
  referral?: { refer: string; entry: string }
  /** A crisis reply says the numbers and nothing else. */
  bare?: boolean
}

/** Puts a plan into the language of the setting: the structured fields, and `text` with all they hold. */
export function composeReply(setting: Setting, plan: Plan): TurnReply {
  const { publication, lang, now } = setting
  const answers = (plan.entries ?? []).flatMap(({ faqId, confidence }) => {
    const answer = renderAnswer(publication, faqId, lang, { confidence, now })
    return answer ? [answer] : []
  })
  const choices = choicesOf(setting, plan)
  const reachable = plan.handoff && renderHandoff(publication, plan.handoff.channels, lang, now)
  // Where a life is in danger, the order is the editors' alone.
  const handoff = reachable && (plan.bare ? reachable : openFirst(reachable))
  const notices = currentNotices(publication, lang, now)
  const demonstration = phrase(setting, 'demonstration')

  const text = joinBlocks([
    ...(plan.bare ? [] : notices),
    plan.opening,
    ...(plan.outcome === 'answer' ? answers.map((answer) => answerToText(publication, answer)) : []),
    plan.offer?.intro && choices.length > 0 ? plan.offer.intro : undefined,
    choices.map(({ label }, index) => `${index + 1}. ${label}`).join('\n'),
    plan.outcome === 'choices' ? phrase(setting, 'howToPick') : plan.flow?.howTo,
    plan.handoff?.intro,
    handoff && handoffToText(handoff, lang),
    plan.bare
      ? undefined
      : joinLines(demonstration, namesOfficialPage.has(plan.outcome) ? officialPage(setting) : undefined),
  ])
  const referred = plan.referral && labelOf(setting, plan.referral)
  return {
    bot: publication.snapshot.bot,
    lang,
    outcome: plan.outcome,
    text,
    ...(plan.opening ? { lead: plan.opening } : {}),
    ...(answers.length > 0 ? { answers } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...(plan.flow ? { flow: plan.flow.place } : {}),
    ...(plan.referral && referred ? { referral: { bot: plan.referral.refer, label: referred } } : {}),
    ...(handoff && handoff.length > 0 ? { handoff, ...(plan.bare ? {} : { summary: true as const }) } : {}),
    notices: [...notices, demonstration],
    version: publication.version,
  }
}

/** An answer links to the official page by itself; small talk needs no page. */
const namesOfficialPage: ReadonlySet<Outcome> = new Set(['choices', 'noanswer', 'handoff', 'referral'])

type PhraseName = { [Name in keyof Phrases]-?: Phrases[Name] extends Localised ? Name : never }[keyof Phrases]

/** One of the bot's own sentences, with `{scope}` and the like filled in. */
export function phrase({ publication, lang }: Setting, name: PhraseName, values: Record<string, string> = {}): string {
  const { config, shared } = publication.snapshot
  return fillIn(say(publication, shared.phrases[name], lang), {
    scope: say(publication, config.scope, lang),
    ...values,
  })
}

/** A sentence of going from one bot to another. Empty in a publication of before there were any, which refers nobody. */
export function referralPhrase(
  { publication, lang }: Setting,
  name: keyof NonNullable<Phrases['referral']>,
  values: Record<string, string> = {},
): string {
  const text = publication.snapshot.shared.phrases.referral?.[name]
  return text ? fillIn(say(publication, text, lang), values) : ''
}

type FlowPhrase = keyof FlowPhrases
type FlowPhrases = NonNullable<Phrases['flow']>

/** A sentence of guided flows. Empty in a publication of before there were any, which runs none. */
export function flowPhrase(
  { publication, lang }: Setting,
  name: FlowPhrase,
  values: Record<string, string | number> = {},
): string {
  const text = publication.snapshot.shared.phrases.flow?.[name]
  return text ? fillIn(say(publication, text, lang), values) : ''
}

/** The opening suggestions that can be answered now. */
export function suggestionsOf({ publication, now }: Setting, count: number): string[] {
  const day = hongKongDay(now)
  return publication.snapshot.config.suggestions
    .filter((id) => {
      const faq = publication.byId.get(id)
      return faq && validOn(faq, day)
    })
    .slice(0, count)
}

/** A choice's value is its label: the title of the entry, which leads to it when it is sent back. */
function choicesOf(setting: Setting, { offer, flow }: Plan): { label: string; value: string }[] {
  const labels = [...(flow?.options ?? [])]
  for (const item of offer?.items ?? []) {
    const label = labelOf(setting, item)
    if (label !== undefined) labels.push(label)
  }
  if (offer?.none && labels.length > 0) labels.push(phrase(setting, 'noneOfThese'))
  return [...new Set(labels)].map((label) => ({ label, value: label }))
}

function officialPage(setting: Setting): string {
  const { publication, lang } = setting
  const { title, url } = publication.snapshot.config.officialPage
  return phrase(setting, 'officialPage', { title: say(publication, title, lang), url: urlIn(url, lang) })
}

const joinLines = (...lines: (string | undefined)[]) => lines.filter(Boolean).join('\n')
