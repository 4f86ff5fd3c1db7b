import { type Content, linesOf } from '@faqdesk/faqs'
import type { LabelledQuestion } from './LabelledQuestion.ts'

/** The golden questions of a bot that have one right outcome, as questions to score: the set «golden». */
export function goldenQuestions(bot: string, { golden }: Pick<Content, 'golden'>): LabelledQuestion[] {
  const row = (q: string, lang: LabelledQuestion['lang'], ids: string[], kind: string): LabelledQuestion => ({
    q,
    lang,
    bot,
    ids,
    also: [],
    kind,
    set: 'golden',
  })
  return [
    ...Object.entries(golden.answer).flatMap(([id, set]) =>
      linesOf(set).map(({ text, lang }) => row(text, lang, [id], 'golden')),
    ),
    ...linesOf(golden.refuse).map(({ text, lang }) => row(text, lang, [], 'golden, to refuse')),
  ]
}
