import type { BotEval } from './evalBot.ts'

/** A bot's results for `--json`: the scores, and for each question what every ranker and the bot gave. */
export function toRecord({ rankers, replied, askedBack, ...scores }: BotEval) {
  return {
    ...scores,
    askedBack: askedBack.map(({ reply, ...question }) => ({
      ...question,
      outcome: reply.outcome,
      entries: (reply.answers ?? []).map(({ faqId }) => faqId),
    })),
    rankings: Object.fromEntries(rankers.map((ranker) => [ranker.name, ranker.scores])),
    results: replied.map(({ question, reply }, number) => ({
      ...question,
      outcome: reply.outcome,
      ...(reply.referral ? { referral: reply.referral.bot } : {}),
      entries: (reply.answers ?? []).map(({ faqId, confidence }) => ({ faqId, confidence })),
      /** Where a right entry stands in each ranking, from 1; null if not among the first ten. */
      ranks: Object.fromEntries(rankers.map(({ name, ranked }) => [name, ranked[number]!.rank ?? null])),
      /** The engine's confidence in its first entry; -1 if it has none. */
      confidence: rankers[0]!.ranked[number]!.top,
    })),
  }
}
