import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of a package's sources: `@faqdesk/bots` → `…/bots/src`. */
export const sourcesOf = (name: string): string => dirname(fileURLToPath(import.meta.resolve(name)))

/** Names code by what it says, tests left out: 16 hexadecimal digits, others for every change and for another Node. */
export function hashCode(folders: string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/(?<!\.test)\.(ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
