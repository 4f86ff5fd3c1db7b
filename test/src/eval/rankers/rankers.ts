import { engineRanker } from './engineRanker.ts'
import { ftsRanker } from './ftsRanker.ts'
import { fuseRanker } from './fuseRanker.ts'
import { miniSearchRanker } from './miniSearchRanker.ts'
import type { MakeRanker } from './Ranker.ts'

/** What the engine is held against. */
export const baselines: MakeRanker[] = [fuseRanker, miniSearchRanker, ftsRanker]

export const allRankers: MakeRanker[] = [engineRanker, ...baselines]
