import type { IndexData } from '../build/IndexData.ts'
import { confidenceNames, signalAt } from './coefficients.ts'
import type { Ranking } from './rank.ts'

/** What the confidence of a ranking's first entry is made from, in the order of `confidenceNames`. */
export function confidenceSignals(ranking: Ranking, data: IndexData): number[] {
  const top = ranking.candidates[0]!
  const belief = Math.log((top.belief + 0.01) / (1 - top.belief + 0.01))
  const values: Record<(typeof confidenceNames)[number], number> = {
    one: 1,
    belief,
    bm25: top.signals[signalAt.bm25]!,
    nearest: top.signals[signalAt.nearest]!,
    coverage: top.signals[signalAt.coverage]!,
    nearWords: top.signals[signalAt.nearWords]!,
    gist: top.signals[signalAt.gist]!,
    sentence: top.signals[signalAt.sentence]!,
    agreement: agreeing(ranking),
    length: Math.log2(1 + ranking.words),
    known: ranking.known,
    beliefCovered: belief * top.signals[signalAt.coverage]!,
    beliefNone: belief * ranking.nearestNone,
    reach: ranking.reach,
    none: Math.log(ranking.none + 1e-3) - Math.log(1e-3),
    nearestNone: ranking.nearestNone,
    named: top.signals[signalAt.named]!,
    exact: top.signals[signalAt.exact]!,
    examples: data.ids.length > 0 ? Math.log2(1 + data.phraseStarts[data.ids.length]! / data.ids.length) : 0,
    entries: Math.log2(1 + data.ids.length),
    refusals: hasNone(data) ? 1 : 0,
  }
  return confidenceNames.map((name) => values[name])
}

/** The share of the witnesses by themselves that put the first entry first. */
function agreeing({ candidates }: Ranking): number {
  const [top] = candidates
  const witnesses = [signalAt.bm25, signalAt.nearest, signalAt.classifier, signalAt.coverage]
  const agree = witnesses.filter((name) => candidates.every(({ signals }) => signals[name]! <= top!.signals[name]!))
  return agree.length / witnesses.length
}

function hasNone({ ids, phraseStarts }: IndexData): boolean {
  return phraseStarts[ids.length + 1]! > phraseStarts[ids.length]!
}

/** Log-odds that the first entry answers the query. */
export function confidenceOdds(ranking: Ranking, data: IndexData, coefficients: ArrayLike<number>): number {
  const signals = confidenceSignals(ranking, data)
  const { unread, refused } = doubts(ranking)
  return signals.reduce((sum, signal, number) => sum + coefficients[number]! * signal, -unread - refused)
}

/**
 * Two certainties that no training set can teach, in log-odds: of a query whose informative words the corpus
 * mostly never saw nothing is known, however well its common words match; and what is word for word a message
 * that nothing answers is not answered.
 */
export function doubts({ known, nearestNone, candidates }: Ranking): { unread: number; refused: number } {
  return {
    unread: 16 * Math.max(0, 0.6 - known),
    refused: nearestNone > 0.98 && candidates[0]!.signals[signalAt.exact] === 0 ? 4 : 0,
  }
}

/** Logistic function. */
export function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
