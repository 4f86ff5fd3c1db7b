import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Category, type Faq, writeEntry } from '@faqdesk/faqs'

/**
 * Writes entries into one file, comments and all else kept. The new text is complete on the disk before
 * it takes the old one's place, so that nobody, and no crash, ever meets half a file.
 * @returns false if somebody else changed the file in between: look again
 * @throws Error if the file can't be changed by a program, or not be written
 */
export async function writeEntryFile(path: string, entries: readonly Faq[], category?: Category): Promise<boolean> {
  const before = await readIfThere(path)
  let text = before ?? header(entries[0]!, category)
  for (const entry of entries) text = writeEntry(text, entry)
  if (text === before) return true
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    const mode = before === undefined ? 0o644 : (await stat(path)).mode
    const file = await open(draft, 'w', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    if ((await readIfThere(path)) !== before) return false
    await rename(draft, path)
    return true
  } finally {
    await rm(draft, { force: true })
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A file of a category that has none yet. JSON strings are YAML, whatever is in them. */
function header({ category: id, department, owner }: Faq, category?: Category): string {
  const title = category?.title ?? { en: id, 'zh-Hant': id }
  const lines = [
    `category: ${id}`,
    'title:',
    ...Object.entries(title).map(([lang, text]) => `  ${lang}: ${JSON.stringify(text)}`),
  ]
  if (category && category.order !== 100) lines.push(`order: ${category.order}`)
  if (department) lines.push(`department: ${department}`)
  if (owner) lines.push(`owner: ${JSON.stringify(owner)}`)
  return `${lines.join('\n')}\n`
}
