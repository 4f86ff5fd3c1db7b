import type { DraftEntry } from './entryPaths.ts'
import { pruneEntry } from './pruneEntry.ts'

/** A value of an entry that is edited, compared and merged as one. */
export type Leaf = string | number | string[]

const notShown = new Set(['id'])

/**
 * An entry as a flat map of its values by path (`fee.text.en`), in the order of the entry. A list of
 * texts is one value, one text a line; groups in a list are counted from 0.
 */
export function leavesOf(entry: DraftEntry | undefined): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const visit = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === 'string')) leaves.set(path, value)
      else for (const [index, item] of value.entries()) visit(item, `${path}.${index}`)
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`)
    } else if (typeof value === 'string') leaves.set(path, value.trim())
    else if (typeof value === 'number') leaves.set(path, value)
  }
  for (const [key, value] of Object.entries(entry ? pruneEntry(entry) : {})) if (!notShown.has(key)) visit(value, key)
  return leaves
}

export const leafText = (leaf: Leaf | undefined): string =>
  leaf === undefined ? '' : Array.isArray(leaf) ? leaf.join('\n') : String(leaf)

/** The order in which fields are told and shown, as in the form. */
const fieldOrder = ['question', 'short', 'answer', 'steps', 'eligibility', 'caution', 'fee', 'time', 'documents']
  .concat(['where', 'when', 'penalty', 'channels', 'form', 'links', 'department', 'aliases', 'phrasings', 'tags'])
  .concat(['related', 'sources', 'confidence', 'reviewedOn', 'reviewBy', 'validFrom', 'validTo', 'owner'])

export function compareFields(one: string, other: string): number {
  const place = (path: string) => {
    const index = fieldOrder.indexOf(path.split('.')[0]!)
    return index < 0 ? fieldOrder.length : index
  }
  return place(one) - place(other)
}
