import type { Logger } from 'pino'
import { listen } from '../database/listen.ts'
import { activitiesChannel } from '../store/activities.ts'

/** Tells streams when there is something to read, whichever node wrote it. */
export type ActivityFeed = {
  /**
   * Calls back when the conversation may have new activities (`gone`: when it was forgotten).
   * @param conversation its row, not the secret of its holder
   * @returns how to stop that
   */
  subscribe(conversation: string, wake: (gone: boolean) => void): () => void
  close(): Promise<void>
}

/** Connects when the first stream is opened: a node without streams needs no connection for them. */
export function createActivityFeed({ databaseUrl, log }: { databaseUrl: string; log: Logger }): ActivityFeed {
  const wakers = new Map<string, Set<(gone: boolean) => void>>()
  let ear: { close(): Promise<void> } | undefined

  const wakeAll = () => {
    for (const set of wakers.values()) for (const wake of set) wake(false)
  }
  return {
    subscribe(conversation, wake) {
      ear ??= listen({
        databaseUrl,
        log,
        channel: activitiesChannel,
        onConnect: wakeAll,
        onNotice(payload) {
          const [id = '', gone] = payload.split(' ')
          for (const waker of wakers.get(id) ?? []) waker(gone === 'gone')
        },
      })
      const set = wakers.get(conversation) ?? new Set()
      wakers.set(conversation, set.add(wake))
      return () => {
        set.delete(wake)
        if (set.size === 0) wakers.delete(conversation)
      }
    },
    close: async () => ear?.close(),
  }
}
