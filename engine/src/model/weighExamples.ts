import type { ByExamples } from './coefficients.ts'

/** Phrasings an entry, as powers of 2, from which on an index is no longer one of few, and from which on one of many. */
const [few, many] = [1, 6]

/** Where an index stands between few phrasings an entry, 0, and many, 1. */
export function shareOfMany(phrasingsPerEntry: number): number {
  return Math.min(1, Math.max(0, (Math.log2(Math.max(1, phrasingsPerEntry)) - few) / (many - few)))
}

/** The coefficients for an index, in the order of `names`. */
export function weighExamples<Name extends string>(
  coefficients: ByExamples<Name>,
  names: readonly Name[],
  phrasingsPerEntry: number,
): Float64Array {
  const share = shareOfMany(phrasingsPerEntry)
  return Float64Array.from(names, (name) => (1 - share) * coefficients.few[name] + share * coefficients.many[name])
}
