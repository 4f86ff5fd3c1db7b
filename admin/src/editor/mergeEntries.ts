import { type DraftEntry, getAt, setAt } from './entryPaths.ts'
import { compareFields, leafText, leavesOf } from './leaves.ts'
import { pruneEntry, sameEntry } from './pruneEntry.ts'

/** A value that both changed, each in another way. */
export type Overlap = { path: string; mine: string; theirs: string }
export type Merge = {
  /** Theirs, with everything that only I changed, and my side of each overlap. */
  merged: DraftEntry
  overlaps: Overlap[]
  /** How many values of mine were joined without a question. */
  joined: number
}

/**
 * Three-way merge by field. Lists of groups (documents, links, channels, sources) are merged as a
 * whole, since their items have no identity of their own.
 * @param base what both began with
 */
export function mergeEntries(base: DraftEntry, mine: DraftEntry, theirs: DraftEntry): Merge {
  const [was, my, their] = [base, mine, theirs].map((entry) => unitsOf(pruneEntry(entry))) as [Units, Units, Units]
  let merged: DraftEntry = pruneEntry(theirs)
  const overlaps: Overlap[] = []
  let joined = 0
  for (const path of [...new Set([...my.keys(), ...was.keys(), ...their.keys()])].sort(compareFields)) {
    const [before, mineNow, theirNow] = [was.get(path), my.get(path), their.get(path)]
    if (sameEntry(mineNow, before) || sameEntry(mineNow, theirNow)) continue
    if (sameEntry(theirNow, before)) joined++
    else overlaps.push({ path, mine: showUnit(path, mineNow), theirs: showUnit(path, theirNow) })
    merged = setAt(merged, path.split('.'), mineNow)
  }
  return { merged: pruneEntry(merged), overlaps, joined }
}

/** Takes their side at the given paths. */
export function takeTheirs(merged: DraftEntry, theirs: DraftEntry, paths: Iterable<string>): DraftEntry {
  let result = merged
  for (const path of paths) result = setAt(result, path.split('.'), getAt(theirs, path.split('.')))
  return pruneEntry(result)
}

type Units = Map<string, unknown>

function unitsOf(entry: DraftEntry): Units {
  const units: Units = new Map()
  const visit = (value: unknown, path: string) => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`)
    else units.set(path, value)
  }
  for (const [key, value] of Object.entries(entry)) {
    // The rows of a list in two languages belong together.
    if (key === 'steps' || key === 'eligibility') units.set(key, value)
    else visit(value, key)
  }
  return units
}

function showUnit(path: string, value: unknown): string {
  if (value === null || typeof value !== 'object') return leafText(value as string | undefined)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('\n')
  return [...leavesOf({ id: '', [path.split('.')[0]!]: value }).values()].map(leafText).join('\n')
}
