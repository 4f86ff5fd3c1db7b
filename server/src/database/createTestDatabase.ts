import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from './connect.ts'
import type {} from './startTestServer.ts'

export type TestDatabase = {
  db: Database
  url: string
  /** Closes the connections and removes the database; for `afterAll`. */
  drop(): Promise<void>
}

/** A migrated, empty database for one test file alone, copied from the template within milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('databaseUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = new URL(template)
  url.pathname = `/${name}`
  await administer(template, `create database ${name} template ${template.pathname.slice(1)}`)
  const db = connect(url.href)
  const drop = async () => {
    await db.$client.end()
    await administer(template, `drop database if exists ${name} with (force)`)
  }
  return { db, url: url.href, drop }
}

async function administer(template: URL, statement: string): Promise<void> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
