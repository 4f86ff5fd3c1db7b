import type { Publication, Quality, QuestionScores } from '@faqdesk/bots'
import { askedLanguages } from '@faqdesk/faqs'
import { leaveOutMissing } from './evalBot.ts'
import { askQuestions, type RepliedQuestion, scoreReplies } from './evalReplies.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'

export type QuestionSets = Partial<Record<'labelled' | 'golden', readonly LabelledQuestion[]>>

/**
 * What a bot's card tells of its quality, on each set of questions that is not empty.
 * @param options.day when it is measured, `2026-11-25`
 * @param options.peers the other bots, to which it may refer a question
 */
export function measureQuality(
  publication: Publication,
  sets: QuestionSets,
  { day, peers }: { day: string; peers?: readonly Publication[] },
): Quality {
  const now = new Date(`${day}T12:00:00+08:00`)
  const score = (questions: readonly LabelledQuestion[] = []): QuestionScores | undefined => {
    const { kept } = leaveOutMissing(questions, new Set(publication.byId.keys()))
    return kept.length > 0 ? toScores(askQuestions(publication, kept, now, peers)) : undefined
  }
  const { engine, content } = publication.version
  return { measuredOn: day, engine, content, labelled: score(sets.labelled), golden: score(sets.golden) }
}

function toScores(replied: RepliedQuestion[]): QuestionScores {
  const { questions, resolved3, refused, wrong, asksBack } = scoreReplies(replied)
  const languages = askedLanguages.flatMap((lang) => {
    const found = scoreReplies(replied.filter(({ question }) => question.lang === lang)).resolved3
    return found.of > 0 ? [{ lang, withAnswer: found.of, found: found.count }] : []
  })
  return {
    questions,
    withAnswer: resolved3.of,
    found: resolved3.count,
    refused: refused.count,
    wrong: wrong.count,
    asksBack: asksBack.count,
    languages,
  }
}

/** As it stands in `bots/<id>/quality.yaml`. */
export function qualityToYaml({ measuredOn, engine, content, ...sets }: Quality): string {
  const lines = [
    '# Measured by npm run eval -- --cards; not to be edited.',
    ...Object.entries({ measuredOn, engine, content }).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ]
  for (const [name, scores] of Object.entries(sets)) {
    if (!scores) continue
    const { languages, ...counts } = scores
    lines.push(`${name}:`, ...Object.entries(counts).map(([field, value]) => `  ${field}: ${value}`), '  languages:')
    for (const { lang, withAnswer, found } of languages)
      lines.push(`    - { lang: ${lang}, withAnswer: ${withAnswer}, found: ${found} }`)
  }
  return `${lines.join('\n')}\n`
}
