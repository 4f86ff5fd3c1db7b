import type { IndexOptions, Snapshot } from '@faqdesk/bots'
import { createThread } from './createThread.ts'

/** What crosses to the thread. Maps and typed arrays do. */
export type BuildQuestion = { snapshot: Snapshot; options: IndexOptions }

/** Builds indexes away from the thread that answers citizens. */
export type IndexBuilder = {
  /** The index of a snapshot, for `fromBytes`. Rejects if it can't be built, or takes longer than a minute. */
  build(snapshot: Snapshot, options?: IndexOptions): Promise<Uint8Array>
  close(): Promise<void>
}

export function createIndexBuilder(): IndexBuilder {
  const thread = createThread<BuildQuestion, Uint8Array>(
    new URL('./buildWorker.ts', import.meta.url),
    'building an index',
  )
  return {
    build: (snapshot, options = {}) => thread.ask({ snapshot, options }),
    close: thread.close,
  }
}
