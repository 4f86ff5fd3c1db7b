import { askedTexts, type Snapshot } from '@faqdesk/bots'
import type { Logger } from 'pino'
import type { Database } from '../database/connect.ts'
import type { Metrics } from '../observe/createMetrics.ts'
import { describeError } from '../observe/describeError.ts'
import { readVectors, saveVectors } from '../store/vectors.ts'
import type { Embedder } from './Embedder.ts'

/** The vectors of what a bot's entries are asked by. */
export type EntryVectors = {
  /** Names the model: vectors of two can't be compared. */
  readonly id: string
  /**
   * Vectors of all texts of a snapshot's index: from the store, and from the model what the store lacks. Never
   * rejects: undefined if the model can't give them, or, unless `patient`, not within some seconds. What it gave
   * by then is kept for the next time.
   */
  of(snapshot: Snapshot, options?: { patient?: boolean }): Promise<ReadonlyMap<string, Float32Array> | undefined>
  /** Asks the model no more. */
  close(): void
}

export type EntryVectorsOptions = { embedder: Embedder; db: Database; log: Logger; metrics: Metrics }

/** How long a publication waits for the vectors of a few new texts. */
const patienceMs = 3000

export function createEntryVectors({ embedder, db, log, metrics }: EntryVectorsOptions): EntryVectors {
  const closing = new AbortController()
  let told: string | undefined
  /** Bots one after the other, so that a question waits for one batch at most. */
  let patiently: Promise<unknown> = Promise.resolve()

  const complete = async (texts: readonly string[], vectors: Map<string, Float32Array>) => {
    const missing = texts.filter((text) => !vectors.has(text))
    for (let start = 0; start < missing.length; start += embedder.batchSize) {
      const some = missing.slice(start, start + embedder.batchSize)
      const given = await embedder.embed(some, closing.signal)
      const batch = new Map(some.map((text, at) => [text, given[at]!]))
      metrics.embedded.inc(some.length)
      await saveVectors(db, embedder.id, batch)
      for (const [text, vector] of batch) vectors.set(text, vector)
    }
    const dimensions = new Set(Array.from(vectors.values(), (vector) => vector.length))
    if (dimensions.size > 1)
      throw new Error(
        `${embedder.id} gave vectors of ${[...dimensions].join(' and ')} numbers, so its model was changed. Name the new one in FAQDESK_EMBEDDER_MODEL, or delete the old one's rows of the table vectors`,
      )
    told = undefined
    return vectors
  }

  const read = async (snapshot: Snapshot, patient: boolean) => {
    const texts = askedTexts(snapshot)
    const known = await readVectors(db, embedder.id, texts)
    if (patient) return complete(texts, known)
    return texts.length - known.size > embedder.batchSize ? undefined : within(complete(texts, known), patienceMs)
  }

  return {
    id: embedder.id,
    async of(snapshot, { patient = false } = {}) {
      try {
        const reading = patient ? patiently.then(() => read(snapshot, patient)) : read(snapshot, patient)
        if (patient) patiently = reading.catch(() => {})
        return await reading
      } catch (error) {
        const { message } = describeError(error)
        if (!closing.signal.aborted && told !== message)
          log.warn(
            { bot: snapshot.bot, error: describeError(error) },
            'no vectors for the entries; they are found by their words until there are',
          )
        told = message
        return undefined
      }
    },
    close: () => closing.abort(new Error('The server is stopping')),
  }
}

/** What comes of it, or undefined if nothing did by then; it goes on. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, ms)
  // Should it fail later, nobody waits for it.
  work.catch(() => {})
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
