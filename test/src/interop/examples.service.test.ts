import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../server/src/database/createTestDatabase.ts'
import { projectRoot, readSettings } from '../../../server/src/settings.ts'
import { type RunningServer, startServer } from '../../../server/src/startServer.ts'
import { makeFolders, type TestFolders } from '../../../server/src/testing/makeFolders.ts'

let database: TestDatabase
let folders: TestFolders
let server: RunningServer

beforeAll(async () => {
  database = await createTestDatabase()
  folders = makeFolders()
  server = await startServer(
    readSettings({
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      FAQDESK_SYNC: 'on',
      FAQDESK_FAQS: folders.faqsDir,
      FAQDESK_BOTS: folders.botsDir,
      FAQDESK_LOG: 'silent',
      FAQDESK_SHUTDOWN_SECONDS: '1',
    }),
    { say: () => {} },
  )
})
afterAll(async () => {
  await server?.stop()
  folders?.remove()
  await database?.drop()
})

/** What a program of `docs/examples` prints, called as its first lines say. */
async function run(name: string, ...questions: string[]): Promise<string> {
  const program = join(projectRoot, 'docs/examples', name)
  const url = `http://127.0.0.1:${server.port}`
  const { stdout } = await promisify(execFile)(process.execPath, [program, url, 'pets', ...questions])
  return stdout
}

describe('the example programs', () => {
  it('ask.ts asks by the typed client, twice in one conversation', async () => {
    const printed = await run('ask.ts', 'How much is a dog licence?', 'My cat is lost. What can I do?')
    expect(printed).toMatch(/\[dog-licence-fee, \d+ %\]\nAbout: .*A dog licence costs HK\$80\./s)
    expect(printed).toMatch(/\[lost-cat, \d+ %\]\nAbout: .*Call 1823/s)
    const kept = await database.db.$client.query(
      'select count(*)::int as held, count(forgotten_at)::int as forgotten from conversations',
    )
    expect(kept.rows).toEqual([{ held: 1, forgotten: 1 }])
  })

  it('direct-line.ts talks over a stream', async () => {
    const printed = await run('direct-line.ts', 'How much is a dog licence?', 'I want to talk to a person')
    expect(printed).toMatch(/^Hello\n/)
    expect(printed).toContain('A dog licence costs HK$80.')
    expect(printed).toContain('  [Hotline 2117 3348]')
  })
})
