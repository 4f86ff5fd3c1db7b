import pg from 'pg'
import type { Logger } from 'pino'
import { describeError } from '../observe/describeError.ts'
import { publishedChannel } from '../store/publications.ts'

export type ListenOptions = {
  databaseUrl: string
  log: Logger
  onConnect: () => void
  onPublication: (bot: string) => void
  /** Longest pause between two attempts to connect. Default 10 s. */
  maxPauseMs?: number
}

/**
 * Hears on a connection of its own when a node publishes. A lost connection is opened again, after
 * pauses that double up to `maxPauseMs`.
 */
export function listenForPublications(options: ListenOptions): { close(): Promise<void> } {
  const { databaseUrl, log, onConnect, onPublication, maxPauseMs = 10_000 } = options
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let pause = 100
  let closed = false

  const reconnect = (lost: pg.Client, error?: unknown) => {
    if (closed || lost !== client) return
    client = undefined
    lost.end().catch(() => {})
    log.warn({ error: describeError(error), pauseMs: pause }, 'lost the connection that hears of publications')
    timer = setTimeout(connect, pause)
    timer.unref()
    pause = Math.min(pause * 2, maxPauseMs)
  }

  const connect = async () => {
    const opened = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'faq-desk listen',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    })
    client = opened
    opened.on('error', (error) => reconnect(opened, error))
    opened.on('end', () => reconnect(opened))
    opened.on('notification', ({ payload = '' }) => {
      const bot = payload.slice(0, payload.lastIndexOf(':'))
      if (bot) onPublication(bot)
    })
    try {
      await opened.connect()
      await opened.query(`listen ${publishedChannel}`)
      pause = 100
      onConnect()
    } catch (error) {
      reconnect(opened, error)
    }
  }

  connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
