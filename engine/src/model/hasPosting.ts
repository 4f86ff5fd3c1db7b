import type { IndexData } from '../build/IndexData.ts'

/** Postings of a term are in the order of entries: looked up by halving. */
export function hasPosting({ postings }: IndexData, term: number, entry: number): boolean {
  let from = postings.starts[term]!
  let to = postings.starts[term + 1]!
  while (from < to) {
    const middle = (from + to) >> 1
    const at = postings.columns[middle]!
    if (at === entry) return true
    if (at < entry) from = middle + 1
    else to = middle
  }
  return false
}
