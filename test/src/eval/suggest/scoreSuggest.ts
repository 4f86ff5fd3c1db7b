import { type Share, shareWhere } from '../metrics.ts'
import type { RefusedResult, TypedResult } from './evalSuggest.ts'
import { type TypedLine, ways } from './typedLines.ts'

/** After how many characters the suggestions are judged. */
export const moments = [1, 2, 3, 4, 6, 8] as const

/** `half`: half of the interval in which the true mean lies with 95 % confidence (normal approximation). */
export type Mean = { mean: number; half: number; of: number }

export type SuggestScore = Pick<TypedLine, 'kind' | 'lang' | 'way'> & {
  completer: string
  /** By moment: the right entry is among the first five (of a shorter line: at its end). */
  amongFive: Share[]
  /** Share of the line that has to be typed before the right entry is among the first five, or three; 1 if it never is. */
  typedForFive: Mean
  typedForThree: Mean
  /** By moment, of titles that are typed plainly: what is to be had in the mean, see `TypedResult.atBest`. */
  atBest?: number[]
}

export type RefusedScore = {
  completer: string
  /** By moment: something is shown for a message that nothing answers. */
  shows: Share[]
}

/** Every kind, language and way of typing, each with every completer. */
export function scoreSuggest(results: readonly TypedResult[]): SuggestScore[] {
  const kinds: TypedLine['kind'][] = ['title', 'alias', 'golden']
  const groups = Map.groupBy(results, ({ line, completer }) =>
    JSON.stringify([line.kind, line.lang, line.way, completer]),
  )
  const scores = [...groups.values()].map((group): SuggestScore => {
    const [{ line, completer, atBest }] = group as [TypedResult]
    return {
      kind: line.kind,
      lang: line.lang,
      way: line.way,
      completer,
      amongFive: moments.map((moment) => shareWhere(group, ({ ranks }) => at(ranks, moment) !== undefined)),
      typedForFive: meanOf(group.map(({ ranks }) => typedFor(ranks, 5))),
      typedForThree: meanOf(group.map(({ ranks }) => typedFor(ranks, 3))),
      ...(atBest && {
        atBest: moments.map((moment) => meanOf(group.map((one) => at(one.atBest!, moment) ?? 1)).mean),
      }),
    }
  })
  return scores.sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || ways.indexOf(a.way) - ways.indexOf(b.way),
  )
}

export function scoreRefused(results: readonly RefusedResult[]): RefusedScore[] {
  return [...Map.groupBy(results, ({ completer }) => completer)].map(([completer, group]) => ({
    completer,
    shows: moments.map((moment) => shareWhere(group, ({ showed }) => at(showed, moment)!)),
  }))
}

/** What held after so many keystrokes, or at the end of a shorter line. */
function at<T>(states: readonly T[], moment: number): T | undefined {
  return states[Math.min(moment, states.length) - 1]
}

function typedFor(ranks: TypedResult['ranks'], most: number): number {
  const first = ranks.findIndex((rank) => rank !== undefined && rank <= most)
  return first === -1 ? 1 : (first + 1) / ranks.length
}

function meanOf(values: readonly number[]): Mean {
  const of = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / of
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, of - 1)
  return { mean, half: 1.96 * Math.sqrt(variance / of), of }
}
