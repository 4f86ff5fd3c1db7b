import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database/createTestDatabase.ts'
import { createLog } from './observe/createLog.ts'
import { readSettings } from './settings.ts'
import { type RunningServer, startServer } from './startServer.ts'
import { makeFolders, type TestFolders } from './testing/makeFolders.ts'

let database: TestDatabase
let folders: TestFolders
beforeAll(async () => {
  database = await createTestDatabase()
  folders = makeFolders()
})
afterAll(async () => {
  await database.drop()
  folders.remove()
})

function start(more: Record<string, string> = {}) {
  const said: string[] = []
  const settings = readSettings({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    FAQDESK_SYNC: 'on',
    FAQDESK_FAQS: folders.faqsDir,
    FAQDESK_BOTS: folders.botsDir,
    ...more,
  })
  const log = createLog({ logLevel: 'debug' }, { write: () => {} })
  return startServer(settings, { log, say: (line) => said.push(line) }).then((running) => ({ running, said }))
}

const ask = ({ port }: RunningServer, conversationId?: string) =>
  fetch(`http://127.0.0.1:${port}/api/v1/bots/pets/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'How much is a dog licence?', conversationId }),
  })

test('says in one line where it answers, answers there, and stops when what is being answered is done', async () => {
  const { running, said } = await start()
  const ready = said.filter((line) => line.startsWith('FAQ Desk is ready'))
  expect(ready).toHaveLength(1)
  expect(ready[0]).toContain(`http://127.0.0.1:${running.port}/demo/pets/`)
  expect(said.at(-1)).toMatch(/\/admin\/setup\/[\w-]+$/)
  expect((await ask(running)).status).toBe(200)

  // A question that waits inside the server, for a conversation that we hold on to.
  const { conversationId } = (await (await ask(running)).json()) as { conversationId: string }
  const holder = await database.db.$client.connect()
  await holder.query('begin; select 1 from conversations for update')
  const answering = ask(running, conversationId)
  const isWaiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  while ((await database.db.$client.query(isWaiting)).rowCount === 0) await wait(10)
  const stopped = running.stop()
  await wait(100)
  await holder.query('rollback')
  holder.release()
  expect((await answering).status).toBe(200)
  await stopped
  await expect(ask(running)).rejects.toThrow()
  await running.stop()
})

test('tells which port is in use, and leaves nothing open', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  await expect(start({ PORT: String(port) })).rejects.toThrow(`Port ${port} is in use by another program`)
  other.close()
  const pool = database.db.$client
  const others = 'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  await expect.poll(async () => (await pool.query(others)).rowCount).toBe(pool.totalCount - 1)
})

test('tells which folder is missing', async () => {
  await expect(start({ FAQDESK_FAQS: '/nowhere/faqs' })).rejects.toThrow('set FAQDESK_FAQS')
})

test('tells when the database can not be reached', async () => {
  await expect(start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow()
})
