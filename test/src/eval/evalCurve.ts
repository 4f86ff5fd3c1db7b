import { type Snapshot, toIndexEntries } from '@faqdesk/bots'
import type { IndexEntry } from '@faqdesk/engine'
import { linesOf } from '@faqdesk/faqs'
import { buildData } from '../../../engine/src/build/buildData.ts'
import { coefficients } from '../../../engine/src/model/coefficients.ts'
import { SearchIndex } from '../../../engine/src/SearchIndex.ts'
import { type CurveSetting, curveSettings, everything, nameSetting } from './curveSettings.ts'
import { leaveOutMissing } from './evalBot.ts'
import { type RankedQuestion, rankQuestions } from './evalRanking.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { rankByIndex } from './rankers/engineRanker.ts'
import { ftsRanker } from './rankers/ftsRanker.ts'
import { miniSearchRanker } from './rankers/miniSearchRanker.ts'
import type { Ranker } from './rankers/Ranker.ts'
import { seededShuffle } from './seededShuffle.ts'

/** What one ranker, set up in one way, gave for all questions of one bot (or of several, once joined). */
export type CurvePoint = { setting: CurveSetting; ranker: string; calibrated: boolean; ranked: RankedQuestion[] }

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

/** The first of a seeded shuffle, so that a larger share holds the smaller. */
export function keepShare<T>(items: readonly T[], share: number): T[] {
  return seededShuffle(items, 1).slice(0, Math.round(share * items.length))
}

/**
 * Ranks a bot's questions with the engine in every setting, and with the baselines where phrasings grow. An index
 * is built once for all settings that differ in the model only; the other signals' coefficients stay as they are.
 */
export function evalCurve(
  snapshot: Snapshot,
  questions: readonly LabelledQuestion[],
  settings: readonly CurveSetting[] = curveSettings,
): CurvePoint[] {
  const entries = toIndexEntries(snapshot)
  const { kept } = leaveOutMissing(questions, new Set(entries.map(({ id }) => id)))
  const none = [snapshot.content.none, snapshot.shared.none].flatMap((set) => linesOf(set).map(({ text }) => text))
  const ask = (setting: CurveSetting, ranker: Ranker): CurvePoint => {
    const ranked = rankQuestions(ranker, kept)
    ranker.close?.()
    return { setting, ranker: ranker.name, calibrated: ranker.calibrated, ranked }
  }
  const byIndex = Map.groupBy(settings, (setting) => nameSetting({ ...setting, without: undefined }))
  return [...byIndex.values()].flatMap((alike) => {
    const [{ phrasings, none: share, concepts }] = alike as [CurveSetting]
    const cut = keepPhrasings(entries, phrasings)
    const data = buildData(cut, { none: keepShare(none, share), lexicon: concepts ? snapshot.lexicon : {} })
    return alike.flatMap((setting) => {
      const without = setting.without ? { [setting.without]: 0 } : {}
      const { few, many } = coefficients.signals
      const signals = { few: { ...few, ...without }, many: { ...many, ...without } }
      const engine = ask(setting, rankByIndex(new SearchIndex(data, { ...coefficients, signals })))
      const grows = nameSetting({ ...everything, phrasings }) === nameSetting(setting)
      return grows ? [engine, ...[miniSearchRanker, ftsRanker].map((make) => ask(setting, make(cut)))] : [engine]
    })
  })
}
