import type { Coefficients } from './coefficients.ts'
import { sigmoid } from './confidence.ts'
import type { Ranking } from './rank.ts'

/**
 * Joins what the words say of the first entry, as log-odds, with what the query's vector says. The vector's own
 * opinion is P = near enough to be an answer × share of the first entry among all that is near, messages that
 * nothing answers included. The two are pooled in log-odds (Genest and Zidek 1986): the vector counts a part where
 * all words are known, and all where none is, since there the words say nothing.
 */
export function joinMeaning(words: number, ranking: Ranking, { meaning }: Coefficients): number {
  if (!ranking.meaning) return words
  const { none, trust } = ranking.meaning
  const top = ranking.candidates[0]!.meaning
  const share = meaning.share * trust
  let all = Math.exp(share * (none - top))
  for (const candidate of ranking.candidates) all += Math.exp(share * (candidate.meaning - top))
  const chance = sigmoid(meaning.slope * (top - meaning.near)) / all
  const say = meaning.least + (1 - meaning.least) * (1 - ranking.known)
  return (1 - say) * words + say * Math.log(chance / (1 - chance))
}
