import type { Entry } from '../schema/entry.ts'
import { hashContent } from './hashContent.ts'
import { pickEntry } from './pickEntry.ts'

/**
 * A hash of what an entry says, 16 hexadecimal digits: the same for the same content whatever the
 * order of its fields, its file or its layout there. The file's category is no part of it.
 */
export function hashEntry(entry: Entry): string {
  return hashContent(pickEntry(entry))
}
