import type { Publication } from '../publication/Publication.ts'
import { type Answer, factNames } from '../schema/reply.ts'
import { markdownToText } from './markdownToText.ts'
import { fillIn, formatDay, say, typeset } from './say.ts'

/**
 * An answer as plain text with all that the card holds: which question was understood, the short
 * answer, details, facts, caution, links, department, source and when it was checked.
 */
export function answerToText(publication: Publication, answer: Answer): string {
  const { phrases } = publication.snapshot.shared
  const { lang, facts = {}, form } = answer
  const { colon, bracket } = typeset(lang)
  const label = (name: keyof typeof phrases.labels, text?: string) =>
    text ? [`${say(publication, phrases.labels[name], lang)}${colon}${text}`] : []
  const list = (name: keyof typeof phrases.labels, lines?: string[]) =>
    lines?.length
      ? [`${say(publication, phrases.labels[name], lang)}${colon.trim()}`, ...lines.map((line) => `• ${line}`)]
      : []

  const blocks = [
    [fillIn(say(publication, phrases.understood, lang), { question: answer.question })],
    [markdownToText(answer.short)],
    [markdownToText(answer.answer)],
    form
      ? label(
          'form',
          [form.number, form.title].filter(Boolean).join(' ') +
            (form.titleUnofficial ? bracket(say(publication, phrases.labels.titleUnofficial, lang)) : ''),
        )
      : [],
    factNames.flatMap((name) => {
      const fact = facts[name]
      return Array.isArray(fact) ? list(name, fact) : label(name, fact)
    }),
    list(
      'channels',
      (answer.channels ?? form?.channels)?.map(({ label: name, url, phone, email, address, hours }) => {
        const reach = [address, phone, email, url].filter(Boolean).join(lang === 'en' ? ', ' : '，')
        return (reach ? `${name}${colon}${reach}` : name) + (hours ? bracket(hours) : '')
      }),
    ),
    label('caution', answer.caution && markdownToText(answer.caution)),
    list(
      'links',
      answer.links?.map(({ title, url }) => `${title} ${url}`),
    ),
    [
      ...label('department', answer.department),
      ...label('source', answer.source),
      ...(answer.reviewedOn
        ? [fillIn(say(publication, phrases.labels.reviewedOn, lang), { date: formatDay(answer.reviewedOn, lang) })]
        : []),
      ...(answer.reviewOverdue ? [say(publication, phrases.labels.reviewOverdue, lang)] : []),
    ],
  ]
  return joinBlocks(blocks.map((lines) => lines.join('\n')))
}

/** Paragraphs with an empty line between them; those that say nothing are left out. */
export function joinBlocks(blocks: (string | undefined)[]): string {
  return blocks.filter((block) => block?.trim()).join('\n\n')
}
