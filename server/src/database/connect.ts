import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** A drizzle database; `$client` is its pool, to be ended at shutdown: `await db.$client.end()`. */
export type Database = NodePgDatabase & { $client: pg.Pool }

/** A transaction, or the database itself. */
export type Session = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete' | 'execute'>

export type ConnectOptions = {
  /** Connections at most. Default 10. */
  max?: number
  /** Refuse every statement that would change something. Default: no. */
  readOnly?: boolean
  /** A connection that breaks while nobody uses it; the pool replaces it. Default: nothing. */
  onError?: (error: Error) => void
}

/** Opens a pool of connections to a PostgreSQL server. Connects when the first query comes. */
export function connect(
  databaseUrl: string,
  { max = 10, readOnly = false, onError = () => {} }: ConnectOptions = {},
): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    application_name: 'faq-desk',
    connectionTimeoutMillis: 10_000,
    ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
  })
  // Without a listener, node-postgres lets a broken idle connection end the process.
  pool.on('error', onError)
  return drizzle({ client: pool })
}
