import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { connect } from './connect.ts'
import { createTestDatabase } from './createTestDatabase.ts'
import { migrate } from './migrate.ts'

const name = `migrate_${process.pid}`
const admin = new URL(inject('databaseUrl'))
admin.pathname = '/postgres'

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

afterAll(() => administer(`drop database if exists ${name} with (force)`))

it('two nodes that start at once on an empty database both come up', async () => {
  await administer(`create database ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  const nodes = [connect(url.href), connect(url.href)]
  try {
    await Promise.all(nodes.map((db) => migrate(db)))
    const { rows } = await nodes[0]!.$client.query('select count(*)::int as count from publications')
    expect(rows).toEqual([{ count: 0 }])
  } finally {
    await Promise.all(nodes.map((db) => db.$client.end()))
  }
})

it('a test database is a copy of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  try {
    await one.db.$client.query('drop table publications cascade')
    const { rowCount } = await other.db.$client.query('select from publications')
    expect(rowCount).toBe(0)
  } finally {
    await Promise.all([one.drop(), other.drop()])
  }
})
