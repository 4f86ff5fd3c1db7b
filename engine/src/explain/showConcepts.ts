import type { IndexData } from '../build/IndexData.ts'
import { hasPosting } from '../model/hasPosting.ts'
import type { ReadQuery } from '../model/readQuery.ts'
import { findConceptWords } from '../text/findConcepts.ts'
import type { Explanation } from '../types.ts'

/** Concepts that query and entry share, with the words for them in both. */
export function showConcepts(read: ReadQuery, data: IndexData, entry: number): Explanation['concepts'] {
  const texts = data.phraseTexts.subarray(data.phraseStarts[entry]!, data.phraseStarts[entry + 1]!)
  const phrasings = Array.from(texts, (text) => data.texts.textOf(text))
  return read.terms.flatMap(({ term, weight }) => {
    const text = data.terms.textOf(term)
    if (text[0] !== 'k' || weight === 0 || !hasPosting(data, term, entry)) return []
    const id = text.slice(1)
    const concept = data.lexicon[id] ?? {}
    return [
      {
        id,
        query: findConceptWords(concept, [read.folded, read.meant ?? '']),
        entry: findConceptWords(concept, phrasings),
      },
    ]
  })
}
