import { DatabaseSync } from 'node:sqlite'
import { cutTokens } from './cutTokens.ts'
import { joinQuestions, type MakeRanker } from './Ranker.ts'

/** SQLite FTS5 in memory (BM25), any word may match. */
export const ftsRanker: MakeRanker = (entries) => {
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, text, tokenize = "unicode61 remove_diacritics 0")')
  const insert = database.prepare('INSERT INTO entry (id, text) VALUES (?, ?)')
  database.exec('BEGIN')
  for (const entry of entries) insert.run(entry.id, cutTokens(joinQuestions(entry)).join(' '))
  database.exec('COMMIT')
  const select = database.prepare('SELECT id, rank FROM entry WHERE entry MATCH ? ORDER BY rank, id LIMIT ?')
  return {
    name: 'SQLite FTS5',
    calibrated: false,
    search: (query, limit) => {
      const match = [...new Set(cutTokens(query))].map((token) => `"${token}"`).join(' OR ')
      if (match === '') return []
      return select.all(match, limit).map((row) => ({ id: String(row.id), score: -Number(row.rank) }))
    },
    close: () => database.close(),
    ownBytes: () =>
      Number(database.prepare('PRAGMA page_count').get()!.page_count) *
      Number(database.prepare('PRAGMA page_size').get()!.page_size),
  }
}
