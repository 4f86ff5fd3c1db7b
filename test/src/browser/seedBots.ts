import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../../../server/src/database/connect.ts'
import { indexes, publications, syncItems } from '../../../server/src/database/schema.ts'
import { projectRoot } from '../../../server/src/settings.ts'
import { listFiles } from '../structure/listFiles.ts'

/** What a first start stores of the folders. */
const tables: Record<string, PgTable> = { publications, indexes, syncItems }
type Seed = Record<string, Record<string, unknown>[]>

const folder = join(projectRoot, 'node_modules/.cache/faq-desk/seeds')

/**
 * Fills an empty database with what a start stored before, on the same content and code: building every
 * bot's index takes half a minute. The server checks it as it checks any database that it finds.
 */
export async function seedBots(db: Database): Promise<void> {
  const file = seedFile()
  if (!existsSync(file)) return
  const seed = deserialize(readFileSync(file)) as Seed
  for (const [name, table] of Object.entries(tables))
    for (const rows of slices(seed[name] ?? [], 500)) await db.insert(table).values(rows)
}

/** Keeps what the first start stored for the next test file. Waits until the indexes are stored as well. */
export async function keepSeed(db: Database): Promise<void> {
  const file = seedFile()
  if (existsSync(file)) return
  const bots = await db.$count(publications)
  for (let tries = 0; (await db.$count(indexes)) < bots; tries++) {
    if (tries === 100) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const seed: Seed = {}
  for (const [name, table] of Object.entries(tables)) seed[name] = await db.select().from(table)
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) rmSync(join(folder, old))
  writeFileSync(`${file}.${process.pid}`, serialize(seed))
  renameSync(`${file}.${process.pid}`, file)
}

/** Content, and the code that reads, publishes and stores it. */
const sources = [
  'faqs',
  'bots',
  'engine/src',
  ...['database', 'publication', 'store', 'sync'].map((name) => `server/src/${name}`),
]

let known: string | undefined

/** Named after everything that decides what is stored. */
function seedFile(): string {
  if (known) return known
  const hash = createHash('sha256')
  for (const path of sources.flatMap((name) => listFiles(name, /./)))
    if (!path.endsWith('.test.ts')) hash.update(`${path}\0`).update(readFileSync(join(projectRoot, path)))
  known = join(folder, hash.digest('hex').slice(0, 32))
  return known
}

function* slices<T>(rows: T[], size: number): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
