import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from './connect.ts'
import { isHeld } from './holdFolder.ts'
import { migrate } from './migrate.ts'
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts'
import { stopLeftOver } from './stopLeftOver.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a migrated database that nobody may connect to: `createTestDatabase` copies it. */
    databaseUrl: string
  }
}

const PREFIX = 'faqdesk-test-'

/** Vitest's global set-up: one throw-away PostgreSQL server for a test run, with a migrated template. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftOvers()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o711)
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  // Ctrl-C ends Vitest without the set-up's end.
  const abandon = () => {
    process.kill(server.pid, 'SIGQUIT')
    remove()
  }
  process.once('exit', abandon)
  const stop = async () => {
    process.off('exit', abandon)
    await server.stop()
    remove()
  }
  const db = connect(server.url, { max: 1 })
  try {
    await migrate(db)
  } catch (error) {
    await db.$client.end()
    await stop()
    throw error
  }
  await db.$client.end()
  project.provide('databaseUrl', server.url)
  return stop
}

/** Of test runs that were killed. */
async function removeLeftOvers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(PREFIX)) continue
    try {
      // A young one may be about to be held.
      if (isHeld(folder) || Date.now() - statSync(folder).mtimeMs < 60_000) continue
      await stopLeftOver(join(folder, 'postgres'), () => {})
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
