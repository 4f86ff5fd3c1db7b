import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Names the code that builds indexes, by what it says: a stored index of other code is not used, even if
 * somebody forgot to raise the engine's version.
 */
export function indexBuilderId(): string {
  const engine = dirname(fileURLToPath(import.meta.resolve('@faqdesk/engine')))
  const bots = join(dirname(fileURLToPath(import.meta.resolve('@faqdesk/bots'))), 'publication')
  const hash = createHash('sha256').update(process.version)
  for (const folder of [engine, bots])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/(?<!\.test)\.(ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
