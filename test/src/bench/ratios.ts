import type { RankerFigures } from './measureRanker.ts'

export const engine = 'FAQ Desk'
export const figureNames = ['buildMs', 'p50Ms', 'p95Ms', 'indexMiB', 'processMiB'] as const

export type WithRatios = RankerFigures & {
  /** By baseline: this figure divided by the baseline's; below 1 is better. */
  ratioTo?: Record<string, Record<(typeof figureNames)[number], number>>
}

/** The baselines that were measured over as many entries. */
export function baselinesOf(one: RankerFigures, figures: readonly RankerFigures[]): RankerFigures[] {
  return figures.filter(({ ranker, entries }) => ranker !== engine && entries === one.entries)
}

/** The engine's figures with their ratios to every baseline of the same run. */
export function withRatios(figures: readonly RankerFigures[]): WithRatios[] {
  return figures.map((one) => {
    if (one.ranker !== engine) return one
    const ratios = baselinesOf(one, figures).map((other) => [
      other.ranker,
      Object.fromEntries(figureNames.map((name) => [name, one[name] / other[name]])),
    ])
    return { ...one, ratioTo: Object.fromEntries(ratios) }
  })
}
