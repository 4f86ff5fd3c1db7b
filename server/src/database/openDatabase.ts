import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { connect, type Database } from './connect.ts'
import { databaseFolder } from './databaseFolder.ts'
import { embeddedAddress } from './embeddedAddress.ts'
import { isHeld } from './holdFolder.ts'
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts'
import { systemUser } from './systemUser.ts'

export type OpenDatabase = { db: Database; close(): Promise<void> }

/**
 * The database for a command, whether FAQ Desk runs or not: the server of `DATABASE_URL`, the embedded one
 * that is running, or the embedded one started for as long as the command takes.
 * @param options.readOnly refuse every statement that would change something
 * @throws Error in words for the person: there is no database yet, or it is just being started
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  { readOnly }: { readOnly: boolean },
): Promise<OpenDatabase> {
  const embedded = databaseUrl === undefined ? await findEmbedded(dataDir) : undefined
  const db = connect(databaseUrl ?? embedded!.url, { max: 2, readOnly })
  return {
    db,
    async close() {
      await db.$client.end()
      await embedded?.stop?.()
    },
  }
}

async function findEmbedded(dataDir: string): Promise<{ url: string; stop?: () => Promise<void> }> {
  const none = `There is no database in ${dataDir} yet: FAQ Desk never ran with this data folder (FAQDESK_DATA).`
  if (!existsSync(dataDir)) throw new Error(none)
  const folder = databaseFolder(dataDir, systemUser(dataDir))
  if (!existsSync(join(folder, 'postgres', 'PG_VERSION'))) throw new Error(none)
  if (!isHeld(folder)) return startEmbeddedPostgres({ dataDir })
  // Line 4 of `postmaster.pid` is the port, line 8 how far the server has come.
  const pidFile = join(folder, 'postgres', 'postmaster.pid')
  const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
  if (lines[7]?.trim() !== 'ready') throw new Error('FAQ Desk is just starting or stopping: try again in a moment.')
  return { url: embeddedAddress(readFileSync(join(folder, 'password'), 'utf8').trim(), Number(lines[3])) }
}
