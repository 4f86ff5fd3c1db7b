import MiniSearch, { type SearchOptions } from 'minisearch'
import { distinct, type MakeCompleter, namesOf, phrasingsOf } from './Completer.ts'
import { cutWords } from './cutWords.ts'

const boost = { names: 3 }

function makeCompleter(name: string, options: SearchOptions): MakeCompleter {
  return (entries) => {
    const index = new MiniSearch<{ id: string; names: string; phrasings: string }>({
      fields: ['names', 'phrasings'],
      tokenize: cutWords,
      processTerm: (term) => term,
    })
    index.addAll(
      entries.map((entry) => ({
        id: entry.id,
        names: namesOf(entry).join('\n'),
        phrasings: phrasingsOf(entry).join('\n'),
      })),
    )
    return {
      name,
      complete: (typed, limit) =>
        distinct(
          index.search(typed, { boost, ...options }).map(({ id }) => id),
          limit,
        ),
    }
  }
}

/** MiniSearch with the options of its `autoSuggest`: every word must be there, the last as a beginning. */
export const autoSuggestCompleter = makeCompleter('MiniSearch, autoSuggest', {
  combineWith: 'AND',
  prefix: (_, at, terms) => at === terms.length - 1,
})

/** MiniSearch, any word, all as beginnings, one letter in five wrong. */
export const fuzzyCompleter = makeCompleter('MiniSearch, prefix and fuzzy', {
  combineWith: 'OR',
  prefix: true,
  fuzzy: 0.2,
})
