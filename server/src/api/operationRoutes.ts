import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { describeError } from '../observe/describeError.ts'
import type { Services } from '../Services.ts'

/** How long the database may take to answer before this node calls itself not ready. */
const patienceMs = 2000

/** `/healthz` (the process lives), `/readyz` (it can answer citizens), `/metrics` (Prometheus text). */
export function operationRoutes({ db, publications, metrics, sync }: Services) {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const database = await askDatabase(() => db.execute(sql`select 1`))
      const states = publications.states()
      const bots = states.map((state) => ({ ...state, problems: sync?.problems(state.bot).length || undefined }))
      const live = publications.list().length
      const isReady = database === 'ok' && live > 0
      const isWhole = isReady && states.every(({ problem }) => problem === undefined)
      c.header('cache-control', 'no-store')
      return c.json(
        { status: isWhole ? 'ok' : isReady ? 'degraded' : 'not ready', database, bots },
        isReady ? 200 : 503,
      )
    })
    .get('/metrics', async (c) => {
      c.header('cache-control', 'no-store')
      return c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
    })
}

async function askDatabase(ask: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${patienceMs / 1000} s`), patienceMs)
  })
  try {
    return await Promise.race([ask().then(() => 'ok'), late])
  } catch (error) {
    return describeError(error).message
  } finally {
    clearTimeout(timer)
  }
}
