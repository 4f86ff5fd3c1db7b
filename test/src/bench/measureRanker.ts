import { join, resolve } from 'node:path'
import { listBots } from '@faqdesk/bots'
import { quantile } from '../eval/metrics.ts'
import { engineRanker } from '../eval/rankers/engineRanker.ts'
import { ftsRanker } from '../eval/rankers/ftsRanker.ts'
import { miniSearchRanker } from '../eval/rankers/miniSearchRanker.ts'
import type { MakeRanker } from '../eval/rankers/Ranker.ts'
import { type Corpus, makeCorpus, readMaterial } from './syntheticEntries.ts'

export const measured: Record<string, MakeRanker> = {
  'FAQ Desk': engineRanker,
  MiniSearch: miniSearchRanker,
  'SQLite FTS5': ftsRanker,
}

export type RankerFigures = {
  ranker: string
  entries: number
  /** Milliseconds of processor time, so that other work on the machine counts less. */
  buildMs: number
  /** Milliseconds on the clock, as are the 95th hundredths. */
  p50Ms: number
  p95Ms: number
  /** MiB that the index keeps: JavaScript heap and buffers; for SQLite its pages. */
  indexMiB: number
  /** MiB of the whole process at the end: native memory, dictionaries and the corpus are in it. */
  processMiB: number
}

const results = 10

/** Builds one index and asks all queries, after a small one that warms everything up. */
export function measureRanker(name: string, corpus: Corpus, warmUp: Corpus, collect: () => void): RankerFigures {
  const make = measured[name]!
  const small = make(warmUp.entries)
  for (const query of warmUp.queries) small.search(query, results)
  small.close?.()

  collect()
  const before = heap()
  const start = process.cpuUsage()
  const ranker = make(corpus.entries)
  const { user, system } = process.cpuUsage(start)
  // Some build the last parts at the first question.
  for (const query of corpus.queries.slice(0, 20)) ranker.search(query, results)
  collect()
  const indexMiB = Math.max(0, heap() - before) + (ranker.ownBytes?.() ?? 0) / 2 ** 20

  const times = corpus.queries.map((query) => {
    const asked = performance.now()
    ranker.search(query, results)
    return performance.now() - asked
  })
  const processMiB = process.memoryUsage.rss() / 2 ** 20
  ranker.close?.()
  return {
    ranker: name,
    entries: corpus.entries.length,
    buildMs: (user + system) / 1000,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    indexMiB,
    processMiB,
  }
}

function heap(): number {
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

// In a process of its own, so that no ranker pays for another: node --expose-gc measureRanker.ts NAME ENTRIES QUERIES PHRASINGS
if (process.argv[1] === import.meta.filename) {
  const [name = '', entries, queries, phrasings] = process.argv.slice(2)
  const root = resolve(import.meta.dirname, '../../..')
  const material = readMaterial(root, listBots(join(root, 'bots')))
  const corpus = makeCorpus(material, Number(entries), Number(queries), Number(phrasings))
  const figures = measureRanker(name, corpus, makeCorpus(material, 200, 200, Number(phrasings)), () =>
    globalThis.gc?.(),
  )
  process.stdout.write(JSON.stringify(figures))
}
