import { askedLanguages } from '@faqdesk/faqs'
import { type CurveSetting, everything, nameSetting } from './curveSettings.ts'
import type { CurvePoint } from './evalCurve.ts'
import { type RankedQuestion, type RankingScores, scoreRanking } from './evalRanking.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { type Gain, pairedGain } from './pairedGain.ts'

/** Questions that are scored together. */
export type CurveGroup = { by: 'all' | 'bot' | 'language' | 'set' | 'bot and language'; name: string }

/** One ranker in one setting on one group of questions. */
export type CurveScore = {
  group: CurveGroup
  setting: CurveSetting
  ranker: string
  scores: RankingScores
  /** Of the engine: what everything there is does for the same questions beyond this setting. */
  lacks?: { acc1: Gain; recall3: Gain }
  /** Without concepts: what they add to the very same index. */
  concepts?: { acc1: Gain; recall3: Gain }
}

/** Joins the bots' points and scores them: each bot, each language and set with the bots pooled, each language of a bot. */
export function scoreCurve(points: readonly CurvePoint[]): CurveScore[] {
  const keyOf = (ranker: string, setting: CurveSetting) => `${ranker}: ${nameSetting(setting)}`
  const joined = new Map(
    [...Map.groupBy(points, ({ ranker, setting }) => keyOf(ranker, setting))].map(([key, same]) => [
      key,
      { ...same[0]!, ranked: same.flatMap(({ ranked }) => ranked) },
    ]),
  )
  const asked = [...joined.values()][0]?.ranked.map(({ question }) => question) ?? []
  return groupsOf(asked).flatMap(({ has, ...group }) =>
    [...joined.values()].map(({ setting, ranker, calibrated, ranked }): CurveScore => {
      const part = ranked.filter(({ question }) => has(question))
      const against = (other: CurveSetting) => {
        const after = joined.get(keyOf(ranker, other))?.ranked.filter(({ question }) => has(question))
        return after && calibrated && { acc1: gainIn(part, after, 1), recall3: gainIn(part, after, 3) }
      }
      return {
        group,
        setting,
        ranker,
        scores: scoreRanking(part, calibrated, ranked),
        lacks: (nameSetting(setting) !== nameSetting(everything) && against(everything)) || undefined,
        concepts: (!setting.concepts && against({ ...setting, concepts: true })) || undefined,
      }
    }),
  )
}

function groupsOf(asked: readonly LabelledQuestion[]): (CurveGroup & { has: (q: LabelledQuestion) => boolean })[] {
  const bots = [...new Set(asked.map(({ bot }) => bot))]
  const sets = [...new Set(asked.map(({ set }) => set))]
  const languages = askedLanguages.filter((name) => asked.some(({ lang }) => lang === name))
  return [
    { by: 'all', name: 'all', has: () => true },
    ...bots.map((name) => ({ by: 'bot' as const, name, has: (q: LabelledQuestion) => q.bot === name })),
    ...languages.map((name) => ({ by: 'language' as const, name, has: (q: LabelledQuestion) => q.lang === name })),
    ...sets.map((name) => ({ by: 'set' as const, name, has: (q: LabelledQuestion) => q.set === name })),
    ...bots.flatMap((bot) =>
      languages.map((lang) => ({
        by: 'bot and language' as const,
        name: `${bot} ${lang}`,
        has: (q: LabelledQuestion) => q.bot === bot && q.lang === lang,
      })),
    ),
  ]
}

function gainIn(before: readonly RankedQuestion[], after: readonly RankedQuestion[], among: number): Gain {
  const right = (ranked: readonly RankedQuestion[]) =>
    ranked.filter(({ answerable }) => answerable).map(({ rank }) => rank !== undefined && rank <= among)
  return pairedGain(right(before), right(after))
}
