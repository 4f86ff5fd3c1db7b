import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pause } from '../cli/pause.ts'
import { replay } from '../cli/replay.ts'
import { createLog } from '../observe/createLog.ts'
import { readSettings } from '../settings.ts'
import { startServer } from '../startServer.ts'
import { makeFolders } from '../testing/makeFolders.ts'
import { openDatabase } from './openDatabase.ts'
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts'

const parent = mkdtempSync(join(tmpdir(), 'faqdesk-read-'))
chmodSync(parent, 0o755)
const folders = makeFolders()
afterAll(() => {
  rmSync(parent, { recursive: true, force: true })
  folders.remove()
})

test('the embedded database is read and written while FAQ Desk runs, read after it was stopped, and given back', async () => {
  const settings = readSettings({
    PORT: '0',
    HOST: '127.0.0.1',
    FAQDESK_DATA: join(parent, 'data'),
    FAQDESK_FAQS: folders.faqsDir,
    FAQDESK_BOTS: folders.botsDir,
  })
  const lines: string[] = []
  const run = () => replay(settings, [], { say: (line) => lines.push(line) })
  expect(await run()).toBe(1)
  expect(lines.splice(0).join()).toContain('There is no database in')

  const log = createLog({ logLevel: 'silent' })
  const server = await startServer(settings, { log, say: () => {} })
  try {
    await fetch(`http://127.0.0.1:${server.port}/api/v1/bots/pets/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '續牌要帶乜？' }),
    })
    expect(await run()).toBe(0)
    expect(lines.splice(0)).toEqual(['Turns replayed: 1; 1 came out the same, 0 did not.'])
    expect(await pause('pause', settings, ['pets'], { say: (line) => lines.push(line) })).toBe(0)
    expect(lines.splice(0)).toEqual([expect.stringContaining('pets is paused on all channels')])
    await expect.poll(() => server.services.pauses.isPaused('pets', 'pages')).toBe(true)
  } finally {
    await server.stop()
  }

  expect(await run()).toBe(0)
  expect(lines.splice(0)).toEqual(['Turns replayed: 1; 1 came out the same, 0 did not.'])
  const { db, close } = await openDatabase(settings, { readOnly: true })
  await expect(db.$client.query('delete from turns')).rejects.toThrow('read-only transaction')
  await close()
  const again = await startEmbeddedPostgres({ dataDir: settings.dataDir })
  await again.stop()
}, 120_000)
