import { buildData } from './build/buildData.ts'
import { SearchIndex } from './SearchIndex.ts'
import type { BuildOptions, Index, IndexEntry } from './types.ts'

/**
 * Builds an immutable index over entries. The order of the entries is of no consequence.
 * @throws if two entries have one id, or vectors are not all of one dimension
 */
export function buildIndex(entries: readonly IndexEntry[], options: BuildOptions = {}): Index {
  return new SearchIndex(buildData(entries, options))
}
