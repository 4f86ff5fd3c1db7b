import type { LabelledQuestion } from './LabelledQuestion.ts'
import { auroc, calibrationError, reciprocalRank, type Share, shareWhere, thresholdToReject } from './metrics.ts'
import type { Ranker } from './rankers/Ranker.ts'

/** What a ranker gave for one question. */
export type RankedQuestion = {
  question: LabelledQuestion
  /** Whether any of the entries that answer it is there; else nothing should answer. */
  answerable: boolean
  /** Score of the top result; -1 where there is none. */
  top: number
  /** Where the first right entry stands, from 1; undefined if not among the first ten. */
  rank?: number
}

export type RankingScores = {
  acc1: Share
  recall3: Share
  mrr10: number
  /** How well the top score tells what has an answer from what has none. */
  auroc: number
  /** Answered rightly above the threshold that rejects 80 or 90 % of what has no answer. */
  kept80?: Share
  kept90?: Share
  /** Calibration error; only of a ranker whose score is a probability. */
  ece?: number
}

export function rankQuestions(ranker: Ranker, questions: readonly LabelledQuestion[]): RankedQuestion[] {
  return questions.map((question) => {
    const results = ranker.search(question.q, 10)
    const at = results.findIndex(({ id }) => question.ids.includes(id))
    return {
      question,
      answerable: question.ids.length > 0,
      top: results[0]?.score ?? -1,
      rank: at === -1 ? undefined : at + 1,
    }
  })
}

/** @param calibrated whether the scores are probabilities */
export function scoreRanking(ranked: readonly RankedQuestion[], calibrated: boolean): RankingScores {
  const answerable = ranked.filter((one) => one.answerable)
  const others = ranked.filter((one) => !one.answerable)
  const othersTop = others.map(({ top }) => top)
  const kept = (share: number) => {
    if (others.length === 0) return undefined
    const threshold = thresholdToReject(othersTop, share)
    return shareWhere(answerable, ({ rank, top }) => rank === 1 && top > threshold)
  }
  return {
    acc1: shareWhere(answerable, ({ rank }) => rank === 1),
    recall3: shareWhere(answerable, ({ rank }) => rank !== undefined && rank <= 3),
    mrr10: reciprocalRank(answerable.map(({ rank }) => rank)),
    auroc: auroc(
      answerable.map(({ top }) => top),
      othersTop,
    ),
    kept80: kept(0.8),
    kept90: kept(0.9),
    ece: calibrated
      ? calibrationError(ranked.map(({ rank, top }) => ({ confidence: Math.max(0, top), right: rank === 1 })))
      : undefined,
  }
}
