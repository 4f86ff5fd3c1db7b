import type { Logger } from 'pino'
import type { Database } from '../database/connect.ts'
import { listen } from '../database/listen.ts'
import { describeError } from '../observe/describeError.ts'
import { type Pause, pausedChannel, readPauses } from '../store/pauses.ts'
import type { Channel } from './channels.ts'

/** Which bots are taken off. Reading is synchronous, and asks nobody. */
export type Pauses = {
  isPaused(bot: string, channel: Channel): boolean
  of(bot: string): Pause[]
  /** Reads them anew, so that this node knows at once what it has just stored. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export type PausesOptions = {
  db: Database
  databaseUrl: string
  log: Logger
  /** How often the store is asked for what was not heard. Default 30 s. */
  pollMs?: number
}

/** Knows the pauses from the start, and of every change as soon as another node or a command has made it. */
export async function createPauses({ db, databaseUrl, log, pollMs = 30_000 }: PausesOptions): Promise<Pauses> {
  let known: Pause[] = []
  let closed = false
  let running: Promise<void> = Promise.resolve()

  const read = async () => {
    const before = known
    known = await readPauses(db)
    const isIn = (list: Pause[], { bot, channel }: Pause) =>
      list.some((one) => one.bot === bot && one.channel === channel)
    for (const pause of known.filter((one) => !isIn(before, one)))
      log.warn({ bot: pause.bot, channel: pause.channel, by: pause.by }, 'the bot is paused')
    for (const { bot, channel } of before.filter((one) => !isIn(known, one)))
      log.warn({ bot, channel }, 'the bot goes on')
  }
  /** One after the other, so that an older reading never overwrites a newer one. */
  const refresh = () => (running = running.then(read, read))
  const refreshSoon = () =>
    void refresh().catch((error) => {
      if (!closed) log.warn({ error: describeError(error) }, 'the store could not be asked for pauses')
    })

  await refresh()
  const ear = listen({ databaseUrl, log, channel: pausedChannel, onConnect: refreshSoon, onNotice: refreshSoon })
  const poll = setInterval(refreshSoon, pollMs)
  poll.unref()

  return {
    isPaused: (bot, channel) =>
      known.some((pause) => pause.bot === bot && (pause.channel === '*' || pause.channel === channel)),
    of: (bot) => known.filter((pause) => pause.bot === bot),
    refresh,
    async close() {
      closed = true
      clearInterval(poll)
      await ear.close()
      await running.catch(() => {})
    },
  }
}
