import { type Publication, type TurnReply, takeTurn } from '@faqdesk/bots'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { type Share, shareWhere } from './metrics.ts'

/** A whole reply to one question, at the beginning of a conversation. */
export type RepliedQuestion = { question: LabelledQuestion; reply: Pick<TurnReply, 'outcome' | 'answers' | 'referral'> }

export type ReplyScores = {
  /** All questions that these scores are of. */
  questions: number
  acc1: Share
  resolved3: Share
  refused: Share
  /** Of the questions that another bot answers. */
  referred: Share
  wrong: Share
  asksBack: Share
}

const refusals = new Set(['noanswer', 'referral', 'handoff', 'smalltalk'])

/**
 * Asks each question in a conversation of its own.
 * @param peers the other bots, to which it may be referred
 */
export function askQuestions(
  publication: Publication,
  questions: readonly LabelledQuestion[],
  now: Date,
  peers: readonly Publication[] = [],
): RepliedQuestion[] {
  return questions.map((question) => ({
    question,
    reply: takeTurn(publication, undefined, { text: question.q, now }, peers).reply,
  }))
}

/** A question that the bot answers itself, or that the other one does not. Where nobody said who does, none is wrong. */
function isReferredWrongly({ question, reply }: RepliedQuestion): boolean {
  if (reply.outcome !== 'referral' || !reply.referral) return false
  const { ids, refer, alsoRefer = [] } = question
  if (ids.length === 0 && !refer) return false
  return ![...(refer ?? []), ...alsoRefer].includes(reply.referral.bot)
}

/** The scores of `test/queries/README.md`. */
export function scoreReplies(replied: readonly RepliedQuestion[]): ReplyScores {
  const withAnswer = replied.filter(({ question }) => question.ids.length > 0)
  const without = replied.filter(({ question }) => question.ids.length === 0)
  const elsewhere = without.filter(({ question }) => question.refer && question.refer.length > 0)
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
    refused: shareWhere(without, (one) => refusals.has(one.reply.outcome) && !isReferredWrongly(one)),
    referred: shareWhere(elsewhere, ({ question, reply }) => question.refer!.includes(reply.referral?.bot ?? '')),
    wrong: shareWhere(replied, (one) => {
      const top = entriesOf(one)[0] ?? ''
      const isAnsweredWrongly =
        one.reply.outcome === 'answer' && ![...one.question.ids, ...one.question.also].includes(top)
      return isAnsweredWrongly || isReferredWrongly(one)
    }),
    asksBack: shareWhere(replied, ({ reply }) => reply.outcome === 'choices'),
  }
}
