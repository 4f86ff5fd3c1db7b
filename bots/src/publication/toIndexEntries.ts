import type { IndexEntry } from '@faqdesk/engine'
import { fillReferences, linesOf, translate } from '@faqdesk/faqs'
import type { Snapshot } from './Snapshot.ts'

/**
 * What the engine indexes of a bot: the titles first, then curated and training phrasings, each with
 * its language; the answer's text in both languages helps where no phrasing comes near.
 */
export function toIndexEntries({ content, shared }: Snapshot): IndexEntry[] {
  const fill = (text: string, lang: 'en' | 'zh-Hant') => fillReferences(text, shared.values, lang, translate)
  return content.entries.map((faq) => {
    const titles = [
      { text: faq.question['zh-Hant'], lang: 'zh-Hant' },
      { text: faq.question.en, lang: 'en' },
    ]
    const answer = (['en', 'zh-Hant'] as const).flatMap((lang) =>
      [
        faq.short[lang],
        faq.answer?.[lang],
        ...(faq.steps?.[lang] ?? []),
        ...(faq.eligibility?.[lang] ?? []),
        ...(faq.documents ?? []).map(({ name }) => name[lang]),
        ...[faq.fee?.text, faq.time?.processing, faq.time?.validity, faq.time?.deadline].map((text) => text?.[lang]),
        ...[faq.where, faq.when, faq.penalty].map((text) => text?.[lang]),
      ].filter((text) => text !== undefined),
    )
    const form = faq.form
    const aliases = [
      ...(faq.aliases ?? []),
      ...(form ? [form.title.en, form.title['zh-Hant'], ...(form.number ? [form.number] : [])] : []),
    ]
    return {
      id: faq.id,
      questions: [...titles, ...linesOf(faq.phrasings), ...linesOf(content.phrasings[faq.id])],
      aliases: [...new Set(aliases)],
      answer: answer.map((text) => fill(text, 'en')).join('\n'),
      tags: faq.tags ?? [],
    }
  })
}
