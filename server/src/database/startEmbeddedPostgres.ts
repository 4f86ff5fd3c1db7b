import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { databaseFolder } from './databaseFolder.ts'
import { embeddedAddress, embeddedDatabase, embeddedUser } from './embeddedAddress.ts'
import { holdFolder } from './holdFolder.ts'
import { type PostgresBinaries, postgresBinaries } from './postgresBinaries.ts'
import { stopLeftOver } from './stopLeftOver.ts'
import { type SystemUser, systemUser } from './systemUser.ts'

export type EmbeddedPostgres = {
  /** For `connect`; holds the password, so it is not for logs. */
  url: string
  /** Process id of the database server. */
  pid: number
  /** Where the database's files are; not always the data folder, see `databaseFolder`. */
  folder: string
  /** Fulfilled when the server has ended, whoever ended it. */
  exited: Promise<void>
  /** Ends the server (clients are cut off, everything committed is kept) and gives the data folder back. */
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  /** `FAQDESK_DATA`. Made if it isn't there. */
  dataDir: string
  /** Progress in plain sentences, for the person who waits. */
  log?: (message: string) => void
  /** Server settings for this run, for example `{ fsync: 'off' }` for a database that is thrown away. */
  settings?: Record<string, string>
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // A path to a socket may have 107 bytes, fewer than many a data folder's.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/**
 * Starts the PostgreSQL server that comes with the project on a data folder, creating the database at
 * the first start. Only this machine reaches it, by a password that only the folder's owner can read.
 * A server left over from an earlier start that was killed is ended first.
 *
 * @throws Error, in words for the person who started us: another FAQ Desk on this folder, no PostgreSQL
 * for this machine, a server that doesn't come up (with the end of its log).
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {})
  const user = systemUser(options.dataDir)
  const folder = databaseFolder(options.dataDir, user)
  const release = holdFolder(folder, resolve(options.dataDir))
  try {
    const binaries = postgresBinaries(user)
    const data = join(folder, 'postgres')
    await stopLeftOver(data, log)
    const password = readPassword(folder)
    if (!existsSync(join(data, 'PG_VERSION'))) {
      log('Creating the database …')
      await createCluster(binaries, folder, user)
    }
    const settings = { ...SETTINGS, ...options.settings }
    const { child, port } = await startServer(binaries, folder, settings, user)
    const exited = new Promise<void>((done) => {
      if (hasEnded(child)) done()
      child.once('exit', () => done())
    })
    child.unref()
    const stop = async () => {
      await stopServer(child, exited)
      release()
    }
    try {
      await ensureDatabase(embeddedAddress(password, port, 'postgres'))
    } catch (error) {
      await stop()
      throw error
    }
    return { url: embeddedAddress(password, port), pid: child.pid as number, folder, exited, stop }
  } catch (error) {
    release()
    throw error
  }
}

function readPassword(folder: string): string {
  const path = join(folder, 'password')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  if (existsSync(join(folder, 'postgres', 'PG_VERSION'))) {
    throw new Error(`The file ${path} with the database's password is gone. Put it back from a backup.`)
  }
  writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8')
}

/** Made beside its place and moved there when it is whole, so that a killed first start leaves nothing half. */
async function createCluster(binaries: PostgresBinaries, folder: string, user: SystemUser | undefined): Promise<void> {
  const unfinished = join(folder, 'postgres.new')
  const passwordFile = join(folder, 'password.new')
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, `${readPassword(folder)}\n`, { mode: 0o600 })
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid)
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${embeddedUser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorting that is the same on every machine and doesn't change with the system's libraries.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]
  try {
    await promisify(execFile)(binaries.initdb, args, { ...asUser(user), cwd: '/', env: environment() })
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new Error(`The database could not be created in ${folder}: ${(stderr || message).trim()}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, join(folder, 'postgres'))
}

async function startServer(
  binaries: PostgresBinaries,
  folder: string,
  settings: Record<string, string>,
  user: SystemUser | undefined,
): Promise<{ child: ChildProcess; port: number }> {
  const data = join(folder, 'postgres')
  const logFile = join(folder, 'postgres.log')
  const deadline = Date.now() + 60_000
  for (;;) {
    const port = await freePort()
    const output = openLog(logFile, user)
    const start = statSync(logFile).size
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...flags], {
      ...asUser(user),
      // A session of its own: Ctrl-C in the terminal reaches us alone, and we end the database last.
      detached: true,
      cwd: '/',
      env: environment(),
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    if (await becomesReady(child, data, deadline)) return { child, port }
    const said = readFileSync(logFile, 'utf8').slice(start).trim()
    // Somebody took the port in between, or the workers of a killed server have not all ended yet.
    const passing = /could not bind|Address already in use|pre-existing shared memory block/.test(said)
    if (passing && Date.now() < deadline - 30_000) {
      await wait(200)
      continue
    }
    throw new Error(`The embedded database did not start. Its log ${logFile} ends with:\n${said.slice(-2000)}`)
  }
}

/** False if the server ended instead. The last line of `postmaster.pid` says how far it has come. */
async function becomesReady(child: ChildProcess, data: string, deadline: number): Promise<boolean> {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  while (!ended) {
    try {
      const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    } catch {
      // Not written yet.
    }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT')
      return false
    }
    await wait(25)
  }
  return false
}

/** SIGINT is PostgreSQL's "fast" stop; SIGQUIT ends it at once and lets the next start recover from the log. */
async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (!hasEnded(child)) {
    child.ref()
    child.kill('SIGINT')
    const patience = setTimeout(() => child.kill('SIGQUIT'), 8_000)
    await exited
    clearTimeout(patience)
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [embeddedDatabase])
    if (!rowCount) await client.query(`create database ${embeddedDatabase}`)
  } finally {
    await client.end()
  }
}

function openLog(path: string, user: SystemUser | undefined): number {
  // One earlier log is kept; the server says little.
  if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.1`)
  const file = openSync(path, 'a', 0o600)
  if (user) chownSync(path, user.uid, user.gid)
  return file
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const asUser = (user: SystemUser | undefined) => (user ? { uid: user.uid, gid: user.gid } : {})

/** Nothing of ours: PG* variables of the person's shell would change what the programs do. */
const environment = () => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

function freePort(): Promise<number> {
  return new Promise((found, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
}
