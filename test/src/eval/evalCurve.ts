import { type Snapshot, toIndexEntries } from '@faqdesk/bots'
import { buildIndex, type IndexEntry } from '@faqdesk/engine'
import { linesOf } from '@faqdesk/faqs'
import { leaveOutMissing } from './evalBot.ts'
import { type RankingScores, rankQuestions, scoreRanking } from './evalRanking.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { rankByIndex } from './rankers/engineRanker.ts'
import { ftsRanker } from './rankers/ftsRanker.ts'
import { miniSearchRanker } from './rankers/miniSearchRanker.ts'
import { seededShuffle } from './seededShuffle.ts'

export type CurvePoint = { bot: string; phrasings: number | 'all'; ranker: string; scores: RankingScores }

export const curveCounts = [0, 5, 10, 20, 'all'] as const

/** The titles and the first `count` of a seeded shuffle of the other phrasings, in all languages together. */
export function keepPhrasings(entries: readonly IndexEntry[], count: number | 'all'): IndexEntry[] {
  return entries.map((entry, number) => {
    const titles = entry.questions.slice(0, 2)
    const others = entry.questions.slice(2)
    return {
      ...entry,
      questions: [...titles, ...(count === 'all' ? others : seededShuffle(others, number + 1).slice(0, count))],
    }
  })
}

/** Quality of ranking against the number of phrasings that each entry has. */
export function evalCurve(snapshot: Snapshot, questions: readonly LabelledQuestion[]): CurvePoint[] {
  const entries = toIndexEntries(snapshot)
  const { kept } = leaveOutMissing(questions, new Set(entries.map(({ id }) => id)))
  const none = linesOf(snapshot.content.none).map(({ text }) => text)
  return curveCounts.flatMap((phrasings) => {
    const cut = keepPhrasings(entries, phrasings)
    const engine = rankByIndex(buildIndex(cut, { none, lexicon: snapshot.lexicon }))
    return [engine, miniSearchRanker(cut), ftsRanker(cut)].map((ranker) => {
      const scores = scoreRanking(rankQuestions(ranker, kept), ranker.calibrated)
      ranker.close?.()
      return { bot: snapshot.bot, phrasings, ranker: ranker.name, scores }
    })
  })
}
