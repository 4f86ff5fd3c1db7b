import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyProject } from './copyProject.ts'
import { npmStart, type Started } from './npmStart.ts'

const isRoot = process.getuid?.() === 0
const started: Started[] = []
const parents: string[] = []

function start(options: Parameters<typeof npmStart>[0]): Started {
  const run = npmStart(options)
  started.push(run)
  return run
}

function newParent(mode: number): string {
  const parent = mkdtempSync(join(tmpdir(), 'faqdesk-start-'))
  chmodSync(parent, mode)
  parents.push(parent)
  return parent
}

afterAll(async () => {
  for (const run of started) run.signalAll('SIGKILL')
  for (const parent of parents) {
    for (const folder of databasesBelow(parent)) {
      const pid = serverOf(folder)
      if (pid) process.kill(pid, 'SIGQUIT')
      if (!folder.startsWith(parent)) rmSync(folder, { recursive: true, force: true })
    }
    await wait(200)
    rmSync(parent, { recursive: true, force: true })
  }
})

describe('npm start in a fresh clone that only its owner may enter', () => {
  let cwd: string
  let first: Started
  let address: string
  let conversationId: string

  beforeAll(() => {
    cwd = join(newParent(0o700), 'clone')
    copyProject(cwd, { installed: false })
  })

  it('installs, builds and is ready within three minutes', async () => {
    first = start({ cwd })
    const ready = await first.ready()
    address = ready.address
    console.log(`first start: ${ready.seconds.toFixed(1)} s`)
    expect(ready.seconds).toBeLessThan(180)
    expect(first.output()).toContain('Installing the packages')
    expect(first.output()).toMatch(/First administrator.*\/admin\/setup\//)
  })

  it('answers what a dog licence costs, asked in Cantonese', async () => {
    const reply = await ask(address, '隻狗牌要幾錢呀')
    expect(reply.outcome).toBe('answer')
    expect(JSON.stringify(reply.answers)).toContain('80')
    conversationId = reply.conversationId
  })

  it('serves the pages, the widget and the admin UI', async () => {
    for (const path of ['/', '/demo/genie/', '/widget.js', '/admin/', '/docs', '/readyz'])
      expect((await fetch(`${address}${path}`)).status, path).toBe(200)
  })

  it('tells a second start on the same data folder that the first one runs', async () => {
    const second = start({ cwd })
    expect(await second.ended).not.toBe(0)
    expect(second.output()).toMatch(/Another FAQ Desk \(process \d+\) is running on the data folder/)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  it('says so when the port is taken', async () => {
    const { port } = new URL(address)
    const other = start({ cwd, env: { PORT: port, FAQDESK_DATA: join(cwd, '.data-other') } })
    expect(await other.ended).not.toBe(0)
    expect(other.output()).toContain(`Port ${port} is in use`)
  })

  it('starts again within ten seconds after kill -9 of everything, and the conversation is still there', async () => {
    first.signalAll('SIGKILL')
    await first.ended
    first = start({ cwd })
    const ready = await first.ready()
    address = ready.address
    console.log(`start after kill -9: ${ready.seconds.toFixed(1)} s`)
    expect(ready.seconds).toBeLessThan(10)
    const response = await fetch(`${address}/api/v1/conversations/${conversationId}?lang=en`)
    expect(response.status).toBe(200)
    expect(JSON.stringify(await response.json())).toContain('80')
  })

  it('ends within ten seconds on Ctrl-C, with code 0 and no database left behind', async () => {
    const begin = Date.now()
    first.signalAll('SIGINT')
    expect(await first.ended).toBe(0)
    expect(Date.now() - begin).toBeLessThan(10_000)
    for (const folder of databasesBelow(parents[0]!)) expect(serverOf(folder), folder).toBeUndefined()
  })
})

describe.runIf(isRoot)('npm start as an ordinary user, in a folder of that user (needs root to create one)', () => {
  const name = 'faqdesk-visitor'
  let cwd: string
  let user: { uid: number; gid: number; home: string }

  beforeAll(() => {
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', name])
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
    const home = newParent(0o700)
    user = { uid: id('-u'), gid: id('-g'), home }
    chownSync(home, user.uid, user.gid)
    cwd = join(home, 'clone')
    copyProject(cwd, { installed: true })
    // The packages' files are links into this checkout and keep their owner; their folders are the clone's own.
    const owner = `${user.uid}:${user.gid}`
    execFileSync('find', [
      cwd,
      '(',
      '-type',
      'd',
      '-o',
      '-not',
      '-path',
      '*/node_modules/*',
      ')',
      '-exec',
      'chown',
      '-h',
      owner,
      '{}',
      '+',
    ])
  })
  afterAll(() => {
    spawnSync('userdel', [name])
  })

  it('answers, keeps its data in the folder, and ends on SIGTERM to npm alone', async () => {
    const run = start({ cwd, user })
    const { address, seconds } = await run.ready()
    console.log(`start as an ordinary user: ${seconds.toFixed(1)} s`)
    expect((await ask(address, '隻狗牌要幾錢呀')).outcome).toBe('answer')
    expect(statSync(join(cwd, '.data', 'postgres')).uid).toBe(user.uid)
    expect(statSync(join(cwd, '.data', 'password')).mode & 0o777).toBe(0o600)
    run.child.kill('SIGTERM')
    await run.ended
    await wait(200)
    expect(serverOf(join(cwd, '.data'))).toBeUndefined()
  })
})

async function ask(address: string, text: string) {
  const response = await fetch(`${address}/api/v1/bots/genie/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as { conversationId: string; outcome: string; answers: unknown[] }
}

/** Where the databases of the data folders below a folder lie. */
function databasesBelow(parent: string): string[] {
  return ['.data', '.data-other'].flatMap((name) => {
    const data = join(parent, 'clone', name)
    if (!existsSync(data)) return []
    const note = join(data, 'where-the-database-is.txt')
    return [existsSync(note) ? readFileSync(note, 'utf8').split('\n')[0]! : data]
  })
}

/** The process id of the database server that runs there. */
function serverOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}
