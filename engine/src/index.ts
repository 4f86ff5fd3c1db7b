export { buildIndex } from './buildIndex.ts'
export { engineVersion } from './engineVersion.ts'
export { fromBytes, fromJSON, UnreadableIndex } from './serialise.ts'
export { foldText } from './text/foldText.ts'
export type {
  BuildOptions,
  Evidence,
  Explanation,
  Index,
  IndexEntry,
  Lexicon,
  Result,
  SearchOptions,
  Suggestion,
} from './types.ts'
export type { Vector } from './witness/packVectors.ts'
