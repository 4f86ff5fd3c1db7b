import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { IndexEntry } from '@faqdesk/engine'
import { type RankingScores, rankQuestions, scoreRanking } from './evalRanking.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { allRankers } from './rankers/rankers.ts'
import { seededShuffle } from './seededShuffle.ts'

/** A public question set, as `test/benchmarks/README.md` tells its fields. */
export type PublicSet = {
  name: string
  lang: string
  entries: { id: string; pool: string[] }[]
  queries: { text: string; gold: string[] }[]
  oos?: { near: string[] }
}

export type PublicEval = { set: string; phrasings: number; ranker: string; scores: RankingScores; seconds: number }

export const publicSetNames = ['clinc150', 'banking77', 'hwu64']

export function readPublicSet(path: string): PublicSet {
  return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'))
}

/** The first `count` phrasings of a seeded shuffle, so that a larger count holds the smaller. */
export function frameEntries({ entries }: PublicSet, count: number): IndexEntry[] {
  return entries.map(({ id, pool }, number) => ({ id, questions: seededShuffle(pool, number + 1).slice(0, count) }))
}

/** Asks every test question, and those out of scope, of every ranker but those that are left out by name. */
export function* evalPublicSet(set: PublicSet, phrasings: number, without: string[] = []): Generator<PublicEval> {
  const entries = frameEntries(set, phrasings)
  const ask = (q: string, ids: string[]): LabelledQuestion => ({
    q,
    lang: 'en',
    bot: set.name,
    ids,
    also: [],
    kind: 'plain',
    set: 'public',
  })
  const questions = [
    ...set.queries.map(({ text, gold }) => ask(text, gold)),
    ...(set.oos?.near ?? []).map((text) => ask(text, [])),
  ]
  for (const make of allRankers) {
    const start = performance.now()
    const ranker = make(entries)
    if (without.includes(ranker.name)) continue
    const scores = scoreRanking(rankQuestions(ranker, questions), ranker.calibrated)
    ranker.close?.()
    yield { set: set.name, phrasings, ranker: ranker.name, scores, seconds: (performance.now() - start) / 1000 }
  }
}
