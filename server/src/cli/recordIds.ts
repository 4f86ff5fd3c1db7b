import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readContent, servedIdsHead } from '@faqdesk/faqs'

/**
 * Adds the ids of a bot's entries that are new to its `ids.txt`, by which the lint sees that one vanished.
 * @returns the ids that were added
 */
export function recordIds(faqsDir: string, bot: string): string[] {
  const folder = join(faqsDir, bot)
  const { content, served } = readContent(folder)
  const known = new Set(served.map(({ id }) => id))
  const added = content.entries.map(({ id }) => id).filter((id) => !known.has(id))
  const path = join(folder, 'ids.txt')
  if (added.length > 0 && !existsSync(path)) writeFileSync(path, servedIdsHead)
  if (added.length > 0) appendFileSync(path, `${added.join('\n')}\n`)
  return added
}
