import { type Area, aurocWithin } from './aurocWithin.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { calibrationError, reciprocalRank, type Share, shareWhere, thresholdToReject } from './metrics.ts'
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
  /** How well the top score tells what has an answer from what has none, within each bot. */
  auroc: number
  aurocArea: Area
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

/**
 * Thresholds belong to a bot: scores are compared within each, and a bot's threshold is the one that rejects a share
 * of all its questions without an answer, whichever of them are scored here.
 * @param calibrated whether the scores are probabilities
 * @param all everything that was asked of the same ranker, if `ranked` is a part of it
 */
export function scoreRanking(
  ranked: readonly RankedQuestion[],
  calibrated: boolean,
  all: readonly RankedQuestion[] = ranked,
): RankingScores {
  const answerable = ranked.filter((one) => one.answerable)
  const topsWithout = topsByBot(all.filter((one) => !one.answerable))
  const kept = (share: number) => {
    if (topsWithout.size === 0) return undefined
    const thresholds = new Map([...topsWithout].map(([bot, tops]) => [bot, thresholdToReject(tops, share)]))
    const judged = answerable.filter(({ question }) => thresholds.has(question.bot))
    return shareWhere(judged, ({ question, rank, top }) => rank === 1 && top > thresholds.get(question.bot)!)
  }
  const [positive, negative] = [topsByBot(answerable), topsByBot(ranked.filter((one) => !one.answerable))]
  const aurocArea = aurocWithin(
    [...positive].map(([bot, tops]) => ({ positive: tops, negative: negative.get(bot) ?? [] })),
  )
  return {
    acc1: shareWhere(answerable, ({ rank }) => rank === 1),
    recall3: shareWhere(answerable, ({ rank }) => rank !== undefined && rank <= 3),
    mrr10: reciprocalRank(answerable.map(({ rank }) => rank)),
    auroc: aurocArea.area,
    aurocArea,
    kept80: kept(0.8),
    kept90: kept(0.9),
    ece: calibrated
      ? calibrationError(ranked.map(({ rank, top }) => ({ confidence: Math.max(0, top), right: rank === 1 })))
      : undefined,
  }
}

function topsByBot(ranked: readonly RankedQuestion[]): Map<string, number[]> {
  const byBot = Map.groupBy(ranked, ({ question }) => question.bot)
  return new Map([...byBot].map(([bot, questions]) => [bot, questions.map(({ top }) => top)]))
}
