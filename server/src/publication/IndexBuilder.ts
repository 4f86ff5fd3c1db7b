import type { Snapshot } from '@faqdesk/bots'
import { createThread } from './createThread.ts'

/** Builds indexes away from the thread that answers citizens. */
export type IndexBuilder = {
  /** The index of a snapshot, as JSON text. Rejects if it can't be built, or takes longer than a minute. */
  build(snapshot: Snapshot): Promise<string>
  close(): Promise<void>
}

export function createIndexBuilder(): IndexBuilder {
  const thread = createThread<Snapshot, string>(new URL('./buildWorker.ts', import.meta.url), 'building an index')
  return {
    build: thread.ask,
    close: thread.close,
  }
}
