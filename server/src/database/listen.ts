import pg from 'pg'
import type { Logger } from 'pino'
import { describeError } from '../observe/describeError.ts'

export type ListenOptions = {
  databaseUrl: string
  log: Logger
  channel: string
  /** Called after each connection: what was told before it was not heard. */
  onConnect: () => void
  onNotice: (payload: string) => void
  /** Longest pause between two attempts to connect. Default 10 s. */
  maxPauseMs?: number
}

/**
 * Hears on a connection of its own what nodes tell each other by NOTIFY. A lost connection is opened
 * again, after pauses that double up to `maxPauseMs`.
 */
export function listen(options: ListenOptions): { close(): Promise<void> } {
  const { databaseUrl, log, channel, onConnect, onNotice, maxPauseMs = 10_000 } = options
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let pause = 100
  let closed = false

  const reconnect = (lost: pg.Client, error?: unknown) => {
    if (closed || lost !== client) return
    client = undefined
    lost.end().catch(() => {})
    log.warn({ channel, error: describeError(error), pauseMs: pause }, 'lost the connection that hears other nodes')
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
    opened.on('notification', ({ payload = '' }) => onNotice(payload))
    try {
      await opened.connect()
      await opened.query(`listen ${channel}`)
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
