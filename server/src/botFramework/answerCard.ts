import {
  type Answer,
  factNames,
  fillIn,
  formatDay,
  markdownToText,
  type Publication,
  say,
  typeset,
} from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { type AdaptiveCard, type CardElement, type OpenUrl, textBlock } from './AdaptiveCard.ts'
import { markdownToCard } from './markdownToCard.ts'
import { reachUrl } from './reachUrl.ts'

type Label = keyof Publication['snapshot']['shared']['phrases']['labels']
type Channel = NonNullable<Answer['channels']>[number]

/** Most buttons that clients show on a card; what is more stands in the text. */
const mostActions = 5

/**
 * An answer as an Adaptive Card 1.5 with all that the answer holds: the question as it was understood,
 * the short answer, the form, details, facts, channels, links, and who says so since when.
 * @param notices said below it: that this is a demonstration
 */
export function answerCard(publication: Publication, answer: Answer, notices: readonly string[] = []): AdaptiveCard {
  const { lang, facts = {}, form } = answer
  const { phrases } = publication.snapshot.shared
  const label = (name: Label) => say(publication, phrases.labels[name], lang)
  const titled = (name: Label, elements: CardElement[]) =>
    elements.length > 0 ? [textBlock(label(name), { weight: 'bolder', spacing: 'medium' }), ...elements] : []
  const line = (name: Label, text?: string) => (text ? [{ title: label(name), value: text }] : [])

  const channels = answer.channels ?? form?.channels ?? []
  const actions = channels.flatMap(toAction).slice(0, mostActions)
  const factLines = [
    ...factNames.flatMap((name) => {
      const fact = facts[name]
      return Array.isArray(fact) ? [] : line(name, fact)
    }),
    ...line('department', answer.department),
  ]
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: markdownToText(`${answer.question}\n\n${answer.short}`),
    fallbackText: markdownToText(answer.short),
    body: [
      textBlock(answer.question, { style: 'heading', weight: 'bolder' }),
      ...markdownToCard(answer.short),
      ...(answer.caution
        ? [
            {
              type: 'Container' as const,
              style: 'warning' as const,
              items: [textBlock(label('caution'), { weight: 'bolder' }), ...markdownToCard(answer.caution)],
            },
          ]
        : []),
      ...titled('form', form ? formLines(form, label('titleUnofficial'), lang) : []),
      ...markdownToCard(answer.answer === answer.short ? '' : answer.answer),
      ...factNames.flatMap((name) => {
        const fact = facts[name]
        return Array.isArray(fact) ? titled(name, list(fact)) : []
      }),
      ...(factLines.length > 0 ? [{ type: 'FactSet' as const, facts: factLines }] : []),
      ...titled('channels', list(channels.map((channel) => channelLine(channel, lang)))),
      ...titled('links', list(answer.links?.map(({ title, url }) => `[${title}](${url})`))),
      ...provenance(),
    ],
    ...(actions.length > 0 ? { actions } : {}),
  }

  function provenance(): CardElement[] {
    const { source, reviewedOn, reviewOverdue } = answer
    const { colon } = typeset(lang)
    const lines = [
      source && `${label('source')}${colon}[${new URL(source).host}](${source})`,
      reviewedOn && fillIn(label('reviewedOn'), { date: formatDay(reviewedOn, lang) }),
      reviewOverdue && label('reviewOverdue'),
      ...notices,
    ]
    return lines.flatMap((text, index) =>
      text ? [textBlock(text, { isSubtle: true, size: 'small', spacing: index === 0 ? 'medium' : 'none' })] : [],
    )
  }
}

function formLines(form: NonNullable<Answer['form']>, unofficial: string, lang: Language): CardElement[] {
  const title = [form.number, form.title].filter(Boolean).join(' ')
  return [textBlock(form.titleUnofficial ? title + typeset(lang).bracket(unofficial) : title)]
}

const list = (items: readonly string[] = []): CardElement[] =>
  items.length > 0 ? [textBlock(items.map((item) => `- ${item}`).join('\n'))] : []

/** Everything that the channel says, so that nothing is lost on a client without its button. */
function channelLine({ label, url, phone, email, address, hours }: Channel, lang: Language): string {
  const { colon, bracket, separator } = typeset(lang)
  const name = url ? `[${label}](${url})` : label
  const reach = [
    address,
    phone && `[${phone}](${reachUrl('phone', phone)})`,
    email && `[${email}](${reachUrl('email', email)})`,
  ].filter(Boolean)
  return name + (reach.length > 0 ? colon + reach.join(separator) : '') + (hours ? bracket(hours) : '')
}

function toAction({ label, url, phone, email }: Channel): OpenUrl[] {
  const target = url ?? (phone ? reachUrl('phone', phone) : email ? reachUrl('email', email) : undefined)
  return target ? [{ type: 'Action.OpenUrl', title: label, url: target }] : []
}
