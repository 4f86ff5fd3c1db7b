import type { Snapshot } from '@faqdesk/bots'
import { createThread } from './createThread.ts'

/** Builds indexes away from the thread that answers citizens. */
export type IndexBuilder = {
  /** The serialised index of a snapshot. Rejects if it can't be built, or takes longer than a minute. */
  build(snapshot: Snapshot): Promise<unknown>
  close(): Promise<void>
}

export function createIndexBuilder(): IndexBuilder {
  const thread = createThread<Snapshot, string>(new URL('./buildWorker.ts', import.meta.url), 'building an index')
  return {
    build: async (snapshot) => JSON.parse(await thread.ask(snapshot)),
    close: thread.close,
  }
}
