import type { IndexData } from './build/IndexData.ts'
import { type Coefficients, signalNames } from './model/coefficients.ts'
import { hasPosting, type Ranking } from './model/rank.ts'
import type { ReadQuery } from './model/readQuery.ts'
import { kindOf, kinds } from './text/cutTerms.ts'
import type { Explanation } from './types.ts'
import { productOf } from './witness/SparseRows.ts'

/** Takes a ranking apart for one entry. */
export function explainRanking(
  id: string,
  query: ReadQuery,
  ranking: Ranking,
  sure: number,
  data: IndexData,
  signalWeights: ArrayLike<number>,
  model: Coefficients,
): Explanation {
  const entry = data.ids.indexOf(id)
  const candidate = ranking.candidates.find((one) => one.entry === entry)
  const top = ranking.candidates[0]
  const words: Explanation['words'] = []
  const concepts: string[] = []
  const phrasings: Explanation['phrasings'] = []
  if (entry >= 0) {
    for (const { term, weight } of query.terms) {
      if (weight === 0 || !hasPosting(data, term, entry)) continue
      const text = data.terms[term]!
      if (text[0] === 'k') concepts.push(text.slice(1))
      words.push({ word: text.slice(1), kind: kinds[kindOf(text)]!, weight })
    }
    const weightOf = new Float32Array(data.terms.length)
    for (const [term, value] of query.vector) weightOf[term] = value
    for (let phrase = data.phraseStarts[entry]!; phrase < data.phraseStarts[entry + 1]!; phrase++) {
      const similarity = productOf(data.phrases, phrase, weightOf)
      if (similarity > 0) phrasings.push({ text: data.phraseTexts[phrase]!, similarity })
    }
    phrasings.sort((a, b) => b.similarity - a.similarity || (a.text < b.text ? -1 : 1))
  }
  return {
    id,
    found: candidate !== undefined,
    score: candidate?.belief ?? 0,
    confidence: candidate && top ? (sure * candidate.belief) / top.belief : 0,
    signals: [
      ...signalNames.map((name, at) => toSignal(name, candidate?.signals[at] ?? 0, signalWeights[at]!)),
      ...(ranking.meaning
        ? [toSignal('meaning', candidate?.meaning ?? 0, model.meaning.signal * ranking.meaning.trust)]
        : []),
    ],
    words,
    unknown: query.unknown
      .filter((term) => term[0] === 'w' || term[0] === 'z' || term[0] === 'n')
      .map((term) => term.slice(1)),
    phrasings: phrasings.slice(0, 5),
    concepts,
  }
}

const toSignal = (name: string, value: number, coefficient: number) => ({
  name,
  value,
  coefficient,
  adds: value * coefficient,
})
