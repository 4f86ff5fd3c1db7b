import type { Policy } from '../schema/bot.ts'

export type Ranked = { faqId: string; score: number; confidence: number }

export type Decision =
  | { outcome: 'answer'; best: Ranked }
  | { outcome: 'choices'; among: Ranked[] }
  | { outcome: 'noanswer'; reason: 'low' | 'nothing' }

/** 0.6 − 0.5 is a little less than 0.1 in floating point. */
const rounding = 1e-9

/** Ask-backs in a row after which the bot stops asking. */
export const mostAsks = 2

/**
 * What to do with a ranking, by the bot's policy: answer when the best entry is sure and clear of the
 * next; ask back when some entries are possible, at most twice in a row; else say that there is no
 * answer. It gates on the confidence of the single entry, never on that of a group.
 * @param ranking best first, confidences 0 to 1
 * @param asks ask-backs in a row so far
 */
export function decideOutcome(ranking: readonly Ranked[], policy: Policy, asks: number): Decision {
  const [best, next] = ranking
  if (!best) return { outcome: 'noanswer', reason: 'nothing' }
  if (best.confidence >= policy.answerAt && best.confidence - (next?.confidence ?? 0) >= policy.gap - rounding)
    return { outcome: 'answer', best }
  if (best.confidence < policy.offerAt)
    return { outcome: 'noanswer', reason: best.confidence < policy.offerAt / 2 ? 'nothing' : 'low' }
  if (asks >= mostAsks) return { outcome: 'noanswer', reason: 'low' }
  return { outcome: 'choices', among: pickChoices(ranking, policy) }
}

/** The entries worth offering: sure enough by themselves, or close behind the best one. */
function pickChoices(ranking: readonly Ranked[], { offerAt, maxChoices }: Policy): Ranked[] {
  const best = ranking[0]?.confidence ?? 0
  return ranking.filter(({ confidence }) => confidence >= Math.min(offerAt, best / 4)).slice(0, maxChoices)
}
