import type { IndexData } from '../build/IndexData.ts'
import { type Coefficients, confidenceNames, signalNames } from './coefficients.ts'
import type { Ranking } from './rank.ts'

const at = Object.fromEntries(signalNames.map((name, number) => [name, number])) as Record<
  (typeof signalNames)[number],
  number
>

/** What the confidence of a ranking's first entry is made from, in the order of `confidenceNames`. */
export function confidenceSignals(ranking: Ranking, data: IndexData): number[] {
  const top = ranking.candidates[0]!
  const values: Record<(typeof confidenceNames)[number], number> = {
    one: 1,
    belief: Math.log((top.belief + 1e-3) / (1 - top.belief + 1e-3)),
    bm25: top.signals[at.bm25]!,
    nearest: top.signals[at.nearest]!,
    coverage: top.signals[at.coverage]!,
    known: ranking.known,
    reach: ranking.reach,
    none: Math.log(ranking.none + 1e-3) - Math.log(1e-3),
    nearestNone: ranking.nearestNone,
    named: top.signals[at.named]!,
    exact: top.signals[at.exact]!,
    examples: data.ids.length > 0 ? Math.log2(1 + data.phraseStarts[data.ids.length]! / data.ids.length) : 0,
    entries: Math.log2(1 + data.ids.length),
    refusals: hasNone(data) ? 1 : 0,
  }
  return confidenceNames.map((name) => values[name])
}

function hasNone({ ids, phraseStarts }: IndexData): boolean {
  return phraseStarts[ids.length + 1]! > phraseStarts[ids.length]!
}

/** Log-odds that the first entry answers the query. */
export function confidenceOdds(ranking: Ranking, data: IndexData, { confidence }: Coefficients): number {
  const signals = confidenceSignals(ranking, data)
  return confidenceNames.reduce((sum, name, number) => sum + confidence[name] * signals[number]!, 0)
}

/** Logistic function. */
export function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
