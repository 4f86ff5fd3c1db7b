import { type Answer, markdownToText } from '@faqdesk/bots'
import { html, raw } from 'hono/html'
import type { FAQPage, Question, WithContext } from 'schema-dts'
import { langAttribute } from './layout.ts'

export type FaqDescription = {
  /** The address of the page that shows them. */
  url: string
  title: string
  answers: readonly Answer[]
}

/**
 * Questions and their answers as search engines read them, schema.org's FAQPage. Only what the page itself shows.
 * A script of this type is data: no policy has to allow it, and nothing runs it.
 */
export function faqJsonLd(description: FaqDescription) {
  // «<» would end the script element, wherever it stood.
  const json = JSON.stringify(describeFaqs(description)).replaceAll('<', '\\u003c')
  return html`<script type="application/ld+json">${raw(json)}</script>`
}

export function describeFaqs({ url, title, answers }: FaqDescription): WithContext<FAQPage> {
  const [first] = answers
  const sources = [...new Set(answers.flatMap(({ source }) => source ?? []))]
  const reviews = answers.flatMap(({ reviewedOn }) => reviewedOn ?? []).sort()
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    '@id': url,
    url,
    name: title,
    ...(first ? { inLanguage: langAttribute(first.lang) } : {}),
    ...(sources.length > 0 ? { isBasedOn: sources } : {}),
    ...(reviews.length > 0 ? { lastReviewed: reviews[0] } : {}),
    mainEntity: answers.map(describeQuestion),
  }
}

function describeQuestion({ question, short, answer, caution, lang }: Answer): Question {
  const text = [short, answer === short ? '' : answer, caution].filter(Boolean).map((part) => markdownToText(part!))
  return {
    '@type': 'Question',
    name: question,
    inLanguage: langAttribute(lang),
    acceptedAnswer: { '@type': 'Answer', text: text.join('\n\n'), inLanguage: langAttribute(lang) },
  }
}
