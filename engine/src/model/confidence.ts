import { type Coefficients, confidenceNames, signalNames } from './coefficients.ts'
import type { Ranking } from './rank.ts'

const at = Object.fromEntries(signalNames.map((name, number) => [name, number])) as Record<
  (typeof signalNames)[number],
  number
>

/** What the confidence of a ranking's first entry is made from, in the order of `confidenceNames`. */
export function confidenceSignals(ranking: Ranking): number[] {
  const top = ranking.candidates[0]!
  const values: Record<(typeof confidenceNames)[number], number> = {
    one: 1,
    belief: top.belief,
    bm25: top.signals[at.bm25]!,
    nearest: top.signals[at.nearest]!,
    coverage: top.signals[at.coverage]!,
    known: ranking.known,
    none: ranking.none,
    nearestNone: ranking.nearestNone,
    named: top.signals[at.named]!,
  }
  return confidenceNames.map((name) => values[name])
}

/** Log-odds that the first entry answers the query. */
export function confidenceOdds(ranking: Ranking, { confidence }: Coefficients): number {
  const signals = confidenceSignals(ranking)
  return confidenceNames.reduce((sum, name, number) => sum + confidence[name] * signals[number]!, 0)
}

/** Logistic function. */
export function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
