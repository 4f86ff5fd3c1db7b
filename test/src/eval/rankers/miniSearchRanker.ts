import MiniSearch from 'minisearch'
import { cutTokens } from './cutTokens.ts'
import { joinQuestions, type MakeRanker } from './Ranker.ts'

/** MiniSearch (BM25+): any word may match, no prefixes, no typos; its best set-up on whole questions. */
export const miniSearchRanker: MakeRanker = (entries) => {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: cutTokens,
    processTerm: (term) => term,
  })
  index.addAll(entries.map((entry) => ({ id: entry.id, text: joinQuestions(entry) })))
  return {
    name: 'MiniSearch',
    calibrated: false,
    search: (query, limit) =>
      index
        .search(query, { combineWith: 'OR', prefix: false, fuzzy: false })
        .slice(0, limit)
        .map(({ id, score }) => ({ id, score })),
  }
}
