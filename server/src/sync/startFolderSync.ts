import { existsSync } from 'node:fs'
import { basename, relative, sep } from 'node:path'
import { listBots } from '@faqdesk/bots'
import { formatProblem, type Problem } from '@faqdesk/faqs'
import { watch } from 'chokidar'
import { describeError } from '../observe/describeError.ts'
import { createThread } from '../publication/createThread.ts'
import type { Services } from '../Services.ts'
import type { FolderSync } from './FolderSync.ts'
import type { FolderContent, ReadQuestion } from './readWorker.ts'
import { type SyncedBot, syncBot } from './syncBot.ts'

export type FolderSyncOptions = {
  /** After the last change of a file, before it is read. Default 60 ms. */
  debounceMs?: number
  /** How long changes that never cease are gathered. Default 300 ms. */
  gatherMs?: number
  /** How often everything is compared although no change was seen. Default 5 minutes. */
  everyMs?: number
}

/** Folders of `bots/` and `faqs/` that hold no content. */
const notContent = new Set(['node_modules', 'src', 'schema', 'conversations', 'dist'])

/**
 * Compares the folders with the store once, then whenever either changes.
 * @throws Error if one of the folders is not there
 */
export async function startFolderSync(
  services: Services,
  { debounceMs = 60, gatherMs = 300, everyMs = 300_000 }: FolderSyncOptions = {},
): Promise<FolderSync> {
  const { settings, publications, log } = services
  const { faqsDir, botsDir } = settings
  for (const [name, folder] of [
    ['FAQDESK_FAQS', faqsDir],
    ['FAQDESK_BOTS', botsDir],
  ])
    if (!existsSync(folder!))
      throw new Error(
        `The folder ${folder} is not there: set ${name} to it, or FAQDESK_SYNC=off if another node has it.`,
      )

  const thread = createThread<ReadQuestion, FolderContent>(
    new URL('./readWorker.ts', import.meta.url),
    'reading the content folders',
  )
  const synced = new Map<string, SyncedBot>()
  const looked = new Set<string>()
  const waiting = new Map<string, number>()
  const queues = new Map<string, Promise<unknown>>()
  const publishing = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  /** One comparison of a bot at a time; while the files of one are read, the index of another can be built. */
  const runBot = (bot: string): Promise<SyncedBot | undefined> => {
    const result = (queues.get(bot) ?? Promise.resolve()).then(async () => {
      if (closed) return undefined
      waiting.delete(bot)
      publishing.add(bot)
      try {
        const before = synced.get(bot)
        const done = await syncBot(services, bot, {
          read: thread.ask,
          isFirstLook: !looked.has(bot),
          places: before?.places,
        })
        if (done.places) looked.add(bot)
        synced.set(bot, { ...done, places: done.places ?? before?.places })
        tell(bot, before?.problems ?? [], done.problems)
        return done
      } finally {
        publishing.delete(bot)
      }
    })
    queues.set(
      bot,
      result.catch((error) => {
        if (!closed) log.error({ bot, error: describeError(error) }, 'could not compare the folders with the store')
      }),
    )
    return result
  }

  /** Every problem is told once, when it appears. */
  const tell = (bot: string, before: Problem[], now: Problem[]) => {
    const known = new Set(before.map(formatProblem))
    for (const problem of now) {
      const line = formatProblem(problem)
      if (known.has(line)) continue
      if (problem.severity === 'error') log.error({ bot }, line)
      else log.warn({ bot }, line)
    }
    const isBroken = (problems: Problem[]) => problems.some(({ severity }) => severity === 'error')
    if (isBroken(before) && !isBroken(now)) log.info({ bot }, 'the files of this bot are in order again')
  }

  const schedule = (bots: Iterable<string>) => {
    const now = Date.now()
    for (const bot of bots) waiting.set(bot, waiting.get(bot) ?? now)
    if (waiting.size === 0 || closed) return
    clearTimeout(timer)
    const oldest = Math.min(...waiting.values())
    timer = setTimeout(
      () => {
        // Failures are logged by the queue.
        for (const bot of [...waiting.keys()]) runBot(bot).catch(() => {})
      },
      Math.max(0, Math.min(debounceMs, oldest + gatherMs - now)),
    )
    timer.unref()
  }

  const run = async () => {
    const runs = listBots(botsDir).map(runBot)
    await Promise.allSettled(runs)
    // Throws what went wrong, now that nothing is under way any more.
    await Promise.all(runs)
  }

  const watcher = watch([faqsDir, botsDir], {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const name = basename(path)
      if (path === faqsDir || path === botsDir) return false
      if (name.startsWith('.')) return true
      return stats?.isFile() ? !/\.ya?ml$/.test(name) : notContent.has(name)
    },
  })
  watcher.on('all', (_, path) => schedule(botsOf(path)))
  watcher.on('error', (error) => log.warn({ error: describeError(error) }, 'watching the content folders failed'))
  const watching = new Promise<void>((resolve) => watcher.once('ready', () => resolve()))

  /** The bots that a file decides about: one's own, or all. */
  const botsOf = (path: string): string[] => {
    const bots = listBots(botsDir)
    for (const folder of [faqsDir, botsDir]) {
      const [first = ''] = relative(folder, path).split(sep)
      if (first !== '..' && bots.includes(first)) return [first]
    }
    return bots
  }

  // Watching begins first, so that no change falls between the two.
  await watching
  await run()

  const stopHearing = publications.onSwap((bot) => {
    if (!publishing.has(bot)) schedule([bot])
  })
  const again = setInterval(() => schedule(listBots(botsDir)), everyMs)
  // Another node may have ended a conflict in favour of what is live, which publishes nothing.
  const conflicts = setInterval(
    () => schedule([...synced].flatMap(([bot, one]) => (one.conflicts > 0 ? [bot] : []))),
    15_000,
  )
  again.unref()
  conflicts.unref()

  return {
    run,
    async writeFiles(bot) {
      const done = await runBot(bot)
      return new Map([...(done?.places ?? [])].filter(([id]) => !done?.unequal.has(id)))
    },
    problems: (bot) => synced.get(bot)?.problems ?? [],
    async close() {
      closed = true
      clearTimeout(timer)
      clearInterval(again)
      clearInterval(conflicts)
      stopHearing()
      await watcher.close()
      await thread.close()
      await Promise.all(queues.values())
    },
  }
}
