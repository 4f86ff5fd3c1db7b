import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identifyProcess } from './identifyProcess.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './startEmbeddedPostgres.ts'

const isRoot = process.getuid?.() === 0

describe('startEmbeddedPostgres', () => {
  let parent: string
  let dataDir: string
  const running: EmbeddedPostgres[] = []
  const children: ChildProcess[] = []

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'faqdesk-embedded-'))
    chmodSync(parent, 0o755)
    dataDir = join(parent, 'data')
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const server of running.splice(0)) await server.stop()
    rmSync(parent, { recursive: true, force: true })
  })

  async function start(): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir })
    running.push(server)
    return server
  }

  /** Starts the database from another process, which can be killed. */
  async function startElsewhere(): Promise<{ child: ChildProcess; pid: number; url: string }> {
    const code = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./startEmbeddedPostgres.ts', import.meta.url).href)})
      const { pid, url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
      console.log(JSON.stringify({ pid, url }))
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const [line] = await once(createInterface({ input: child.stdout! }), 'line')
    return { child, ...(JSON.parse(line) as { pid: number; url: string }) }
  }

  it('keeps what was committed from one start to the next', async () => {
    const first = await start()
    await query(first.url, 'create table notes (note text)')
    await query(first.url, "insert into notes values ('一隻狗')")
    await first.stop()
    expect(identifyProcess(first.pid)).toBeUndefined()
    const second = await start()
    expect(await query(second.url, 'select note from notes')).toEqual([{ note: '一隻狗' }])
    expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await query(second.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  })

  it('lets in nobody without the password, which only its owner may read', async () => {
    const { url, folder } = await start()
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600)
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('ends the server that a killed process left running, and loses nothing', async () => {
    const left = await startElsewhere()
    await query(left.url, 'create table notes as select 42 as note')
    left.child.kill('SIGKILL')
    await once(left.child, 'exit')
    expect(identifyProcess(left.pid)).toBeDefined()
    const { url } = await start()
    expect(identifyProcess(left.pid)).toBeUndefined()
    expect(await query(url, 'select note from notes')).toEqual([{ note: 42 }])
  })

  it('recovers when the server was killed too', async () => {
    const left = await startElsewhere()
    await query(left.url, 'create table notes as select 42 as note')
    process.kill(left.pid, 'SIGKILL')
    left.child.kill('SIGKILL')
    await once(left.child, 'exit')
    const { url } = await start()
    expect(await query(url, 'select note from notes')).toEqual([{ note: 42 }])
  })

  it('is not stopped by a pid file whose number another process has now', async () => {
    await (await start()).stop()
    running.pop()
    const bystander = spawn('sleep', ['60'])
    children.push(bystander)
    const { folder } = await start()
    await running.pop()?.stop()
    writeFileSync(
      join(folder, 'postgres', 'postmaster.pid'),
      `${bystander.pid}\n${folder}/postgres\n1\n5432\n\n\n\nready\n`,
    )
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(bystander.exitCode).toBeNull()
  })

  it('tells a second start on the same data folder that the first is running', async () => {
    await startElsewhere()
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /Another FAQ Desk \(process \d+\) is running on the data folder .*data\. Stop it first/,
    )
  })

  it('begins again after a first start that was killed half way', async () => {
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true })
    chmodSync(dataDir, 0o711)
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n')
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it.runIf(isRoot)(
    'as root, runs as an ordinary user and keeps the data in the data folder if that user can enter it',
    async () => {
      const { folder, pid } = await start()
      expect(folder).toBe(dataDir)
      expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
    },
  )

  it.runIf(isRoot)(
    'as root below a folder that only root may enter, keeps the data elsewhere and leaves a note',
    async () => {
      chmodSync(parent, 0o700)
      const first = await start()
      try {
        expect(readFileSync(join(dataDir, 'where-the-database-is.txt'), 'utf8').split('\n')[0]).toBe(first.folder)
        expect(first.folder).toMatch(/^\/var\/lib\/faq-desk\//)
        await query(first.url, 'create table notes as select 42 as note')
        await first.stop()
        const second = await start()
        expect(await query(second.url, 'select note from notes')).toEqual([{ note: 42 }])
        await second.stop()
      } finally {
        running.length = 0
        rmSync(first.folder, { recursive: true, force: true })
      }
    },
  )
})

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
