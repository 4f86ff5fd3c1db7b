import { type Publication, type TurnReply, takeTurn } from '@faqdesk/bots'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { type Share, shareWhere } from './metrics.ts'

/** A whole reply to one question, at the beginning of a conversation. */
export type RepliedQuestion = { question: LabelledQuestion; reply: Pick<TurnReply, 'outcome' | 'answers'> }

export type ReplyScores = {
  /** All questions that these scores are of. */
  questions: number
  acc1: Share
  resolved3: Share
  refused: Share
  wrong: Share
  asksBack: Share
}

const refusals = new Set(['noanswer', 'referral', 'handoff', 'smalltalk'])

/** Asks each question in a conversation of its own. */
export function askQuestions(
  publication: Publication,
  questions: readonly LabelledQuestion[],
  now: Date,
): RepliedQuestion[] {
  return questions.map((question) => ({
    question,
    reply: takeTurn(publication, undefined, { text: question.q, now }).reply,
  }))
}

/** The scores of `test/queries/README.md`. */
export function scoreReplies(replied: readonly RepliedQuestion[]): ReplyScores {
  const withAnswer = replied.filter(({ question }) => question.ids.length > 0)
  const without = replied.filter(({ question }) => question.ids.length === 0)
  const entriesOf = ({ reply }: RepliedQuestion) => (reply.answers ?? []).map(({ faqId }) => faqId)
  return {
    questions: replied.length,
    acc1: shareWhere(withAnswer, (one) => one.question.ids.includes(entriesOf(one)[0] ?? '')),
    resolved3: shareWhere(
      withAnswer,
      (one) =>
        ['answer', 'choices'].includes(one.reply.outcome) &&
        entriesOf(one)
          .slice(0, 3)
          .some((id) => one.question.ids.includes(id)),
    ),
    refused: shareWhere(without, ({ reply }) => refusals.has(reply.outcome)),
    wrong: shareWhere(replied, (one) => {
      const top = entriesOf(one)[0] ?? ''
      return one.reply.outcome === 'answer' && ![...one.question.ids, ...one.question.also].includes(top)
    }),
    asksBack: shareWhere(replied, ({ reply }) => reply.outcome === 'choices'),
  }
}
