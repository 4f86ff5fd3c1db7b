import { compilePublication, hashSnapshot, type Publication, type Snapshot } from '@faqdesk/bots'
import { fromBytes } from '@faqdesk/engine'
import type { Logger } from 'pino'
import type { Database } from '../database/connect.ts'
import { listen } from '../database/listen.ts'
import type { EntryVectors } from '../embedder/createEntryVectors.ts'
import type { Metrics } from '../observe/createMetrics.ts'
import { describeError } from '../observe/describeError.ts'
import { readIndex, renameIndex, saveIndex } from '../store/indexes.ts'
import {
  listNewestPublications,
  publishedChannel,
  readPublications,
  type StoredPublication,
  storePublication,
} from '../store/publications.ts'
import { createIndexBuilder, type IndexBuilder } from './IndexBuilder.ts'
import { indexBuilderId } from './indexBuilderId.ts'
import type { BotState, Live, LivePublications } from './LivePublications.ts'
import { listChangedEntries } from './listChangedEntries.ts'
import { compareForIndex, isInterim, reuseIndex } from './reuseIndex.ts'

export type LivePublicationsOptions = {
  db: Database
  /** For the connection that hears of other nodes' publications; must be a session of its own, not a pooler's. */
  databaseUrl: string
  log: Logger
  metrics: Metrics
  /** How often the store is asked for publications whose notice was lost. Default 30 s. */
  pollMs?: number
  builder?: IndexBuilder
  /** Vectors for the entries. An index is built of words alone where they fail or take long, and anew when they are there. */
  entryVectors?: EntryVectors
}

const compile = (snapshot: Snapshot, index: Uint8Array) => compilePublication(snapshot, { index: fromBytes(index) })

/** How far back to look for a version that can be built, when a bot starts with one that can't. */
const olderVersions = 5

/**
 * Loads the newest publication of every bot and keeps them fresh until `close`. A bot that can't be
 * loaded is told in `states()`; the others are none the worse.
 */
export async function createLivePublications(options: LivePublicationsOptions): Promise<LivePublications> {
  const { db, databaseUrl, log, metrics, pollMs = 30_000, builder = createIndexBuilder(), entryVectors } = options
  const live = new Map<string, Live>()
  const states = new Map<string, BotState>()
  const listeners = new Set<(bot: string) => void>()
  const queues = new Map<string, Promise<unknown>>()
  const running = new Set<Promise<unknown>>()
  const builtBy = { words: indexBuilderId(), vectors: indexBuilderId(entryVectors?.id) }
  const nameOf = ({ snapshot, version, index }: Publication) => ({
    bot: snapshot.bot,
    content: version.content,
    builtBy: index.dimension === undefined ? builtBy.words : builtBy.vectors,
  })
  const lacksVectors = ({ index, byId }: Publication) =>
    entryVectors !== undefined && index.dimension === undefined && byId.size > 0
  let closed = false

  const background = (work: Promise<unknown>) => {
    const done = work
      .catch((error) => {
        if (!closed)
          log.warn({ error: describeError(error) }, 'the store could not be asked for publications, or not keep one')
      })
      .finally(() => running.delete(done))
    running.add(done)
  }

  /** One change of a bot at a time; different bots don't wait for each other. */
  const inTurn = <T>(bot: string, act: () => Promise<T>): Promise<T> => {
    const result = (queues.get(bot) ?? Promise.resolve()).then(act, act)
    queues.set(
      bot,
      result.catch(() => {}),
    )
    return result
  }

  /** The copies of a bot's indexes are kept in the order in which they were made, so that the newest stays. */
  const keep = (bot: string, act: () => Promise<void>) => background(inTurn(`index of ${bot}`, act))

  const build = async (snapshot: Snapshot, given?: ReadonlyMap<string, Float32Array>) => {
    const vectors = given ?? (await entryVectors?.of(snapshot))
    const stop = metrics.buildSeconds.startTimer({ bot: snapshot.bot })
    const index = await builder.build(snapshot, { vectors })
    const publication = compile(snapshot, index)
    stop()
    // Nobody waits for the copy; without it the next start only takes longer.
    keep(snapshot.bot, () => saveIndex(db, { ...nameOf(publication), index }))
    return publication
  }

  /** From the stored index, if this very code built it, with vectors rather than without; anew otherwise. */
  const load = async ({ bot, content, snapshot }: StoredPublication) => {
    try {
      for (const name of new Set([builtBy.vectors, builtBy.words])) {
        const index = await readIndex(db, { bot, content, builtBy: name })
        if (index) return compile(snapshot, index)
      }
    } catch (error) {
      log.warn({ bot, error: describeError(error) }, 'a stored index is of no use; building it anew')
    }
    return build(snapshot)
  }

  /**
   * Ready to answer as soon as may be: where only answers changed, on the index that is live, which
   * knows every question; its own is built while people are being answered already.
   */
  const prepare = async (bot: string, snapshot: Snapshot, otherwise: () => Promise<Publication>) => {
    const current = live.get(bot)?.publication
    if (!current) return otherwise()
    const distance = compareForIndex(current.snapshot, snapshot)
    if (distance === 'questions') return otherwise()
    const publication = reuseIndex(current, snapshot, distance)
    if (!isInterim(publication))
      keep(bot, () => renameIndex(db, { ...nameOf(current), to: publication.version.content }))
    return publication
  }

  const isIncomplete = (publication: Publication) => isInterim(publication) || lacksVectors(publication)

  /**
   * Builds the index that the bot's live publication still lacks, or lacks the vectors of, and again if another
   * came meanwhile. Where the vectors can't be had now, the next look at the store asks for them again.
   */
  const indexing = new Set<string>()
  const completeIndex = async (bot: string) => {
    if (indexing.has(bot)) return
    indexing.add(bot)
    try {
      for (let next = live.get(bot); next && isIncomplete(next.publication) && !closed; next = live.get(bot)) {
        const { snapshot } = next.publication
        const vectors = isInterim(next.publication) ? undefined : await entryVectors?.of(snapshot, { patient: true })
        if (!vectors && !isInterim(next.publication)) return
        const publication = await build(snapshot, vectors)
        const now = live.get(bot)
        if (now?.publication.snapshot !== snapshot) continue
        live.set(bot, { ...now, publication })
        log.debug({ bot, sequence: now.sequence }, 'the index of the publication is complete')
      }
    } catch (error) {
      if (!closed) note(bot, live.get(bot)!.sequence, error)
    } finally {
      indexing.delete(bot)
    }
  }

  const swap = (bot: string, next: Live) => {
    const current = live.get(bot)
    if (current && current.sequence >= next.sequence) return
    live.set(bot, next)
    if (isIncomplete(next.publication)) background(completeIndex(bot))
    states.set(bot, { bot, sequence: next.sequence, content: next.publication.version.content })
    metrics.publications.inc({ bot })
    metrics.entries.set({ bot }, next.publication.byId.size)
    log.info(
      { bot, sequence: next.sequence, content: next.publication.version.content },
      'answers from a new publication',
    )
    for (const listener of listeners) listener(bot)
  }

  const note = (bot: string, sequence: number, error: unknown) => {
    const problem = `publication ${sequence} can't be used: ${describeError(error).message}`
    if (states.get(bot)?.problem === problem) return
    states.set(bot, { ...states.get(bot), bot, problem })
    log.error(
      { bot, sequence, error: describeError(error) },
      "a publication can't be used; the last good one stays live",
    )
  }

  const refresh = (bot: string) =>
    inTurn(bot, async () => {
      let before: number | undefined
      for (let attempt = 0; attempt < olderVersions; attempt++) {
        const [stored] = await readPublications(db, bot, { before })
        if (!stored || stored.sequence <= (live.get(bot)?.sequence ?? 0)) return
        try {
          const publication = await prepare(bot, stored.snapshot, () => load(stored))
          const problem = states.get(bot)?.problem
          swap(bot, { publication, sequence: stored.sequence, publishedAt: stored.publishedAt })
          if (attempt > 0) states.set(bot, { ...states.get(bot), bot, problem })
          return
        } catch (error) {
          if (closed) return
          if (attempt === 0) note(bot, stored.sequence, error)
          // What answers now is newer than anything further back.
          if (live.has(bot)) return
          before = stored.sequence
        }
      }
    })

  const refreshAll = async () => {
    const newest = await listNewestPublications(db)
    const stale = newest.filter(({ bot, sequence }) => sequence > (live.get(bot)?.sequence ?? 0))
    for (const { bot } of stale) if (!states.has(bot)) states.set(bot, { bot })
    await Promise.all(stale.map(({ bot }) => refresh(bot)))
    for (const [bot, { publication }] of live) if (isIncomplete(publication)) background(completeIndex(bot))
  }

  await refreshAll()
  const ear = listen({
    databaseUrl,
    log,
    channel: publishedChannel,
    // After a reconnection anything may have been missed.
    onConnect: () => background(refreshAll()),
    onNotice: (payload) => background(refresh(payload.slice(0, payload.lastIndexOf(':')))),
  })
  const poll = setInterval(() => background(refreshAll()), pollMs)
  poll.unref()

  return {
    get: (bot) => live.get(bot)?.publication,
    live: (bot) => live.get(bot),
    list: () => [...live.keys()].sort().map((bot) => live.get(bot)!.publication),
    states: () => [...states.values()].sort((a, b) => (a.bot < b.bot ? -1 : 1)),
    refresh,
    publish: (bot, snapshot, publishOptions) =>
      inTurn(bot, async () => {
        const content = hashSnapshot(snapshot)
        const current = live.get(bot)
        const isNewest = publishOptions.after === undefined || publishOptions.after === current?.sequence
        if (current && isNewest && current.publication.version.content === content)
          return { sequence: current.sequence, content, publishedAt: current.publishedAt }
        // Made ready before it is stored: what can't be built is never published.
        const publication = await prepare(bot, snapshot, () => build(snapshot))
        const changed = listChangedEntries(current?.publication.snapshot, snapshot)
        const published = await storePublication(db, bot, { content, snapshot, changed }, publishOptions)
        swap(bot, { publication, sequence: published.sequence, publishedAt: published.publishedAt })
        return published
      }),
    onSwap(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      clearInterval(poll)
      entryVectors?.close()
      await ear.close()
      await builder.close()
      await Promise.allSettled([...queues.values(), ...running])
    },
  }
}
