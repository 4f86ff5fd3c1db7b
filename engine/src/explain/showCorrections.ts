import type { ReadQuery } from '../model/readQuery.ts'
import type { Explanation } from '../types.ts'
import type { TypedWords } from './TypedWords.ts'

const han = /^\p{Script=Han}/u
/** As the corrector sees a text: runs of Chinese, English words, and what stands between. */
const runs = /\p{Script=Han}+|[\p{Script=Latin}\p{M}]+|[^\p{Script=Han}\p{Script=Latin}\p{M}]+/gu

/** What was typed, and what it was read as: English as a stem, Chinese in the entry's script. */
export function showCorrections({ folded, meant }: ReadQuery, words: TypedWords): Explanation['corrections'] {
  if (meant === undefined) return []
  const typedRuns = folded.match(runs) ?? []
  const meantRuns = meant.match(runs) ?? []
  return typedRuns.flatMap((typed, at) => {
    const read = meantRuns[at]
    if (read === undefined || read === typed) return []
    if (!han.test(typed)) return [{ typed, readAs: read }]
    return differingPairs([...typed], [...read]).map((pair) => ({
      typed: words.show(`z${pair.typed}`),
      readAs: words.show(`z${pair.readAs}`),
    }))
  })
}

/** The corrector puts a pair of characters for a pair; one of the two may stay. */
function differingPairs(typed: readonly string[], read: readonly string[]): Explanation['corrections'] {
  const pairs: Explanation['corrections'] = []
  for (let at = 0; at < typed.length; at++) {
    if (typed[at] === read[at]) continue
    const from = at + 1 < typed.length ? at : at - 1
    pairs.push({ typed: typed.slice(from, from + 2).join(''), readAs: read.slice(from, from + 2).join('') })
    at = from + 1
  }
  return pairs
}
