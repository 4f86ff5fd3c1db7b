import { Worker } from 'node:worker_threads'
import type { Snapshot } from '@faqdesk/bots'
import type { BuildRequest, BuildResponse } from './buildWorker.ts'

/** Builds indexes away from the thread that answers citizens. */
export type IndexBuilder = {
  /** The serialised index of a snapshot. Rejects if it can't be built, or takes longer than a minute. */
  build(snapshot: Snapshot): Promise<unknown>
  close(): Promise<void>
}

export type IndexBuilderOptions = { timeoutMs?: number; worker?: URL }

type Waiting = { resolve: (index: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }

/**
 * One worker thread, started at the first build and kept, since it holds the segmenter's dictionary. A
 * worker that dies or hangs fails the builds that it had, and the next build starts another one.
 */
export function createIndexBuilder({
  timeoutMs = 60_000,
  worker: file = new URL('./buildWorker.ts', import.meta.url),
}: IndexBuilderOptions = {}): IndexBuilder {
  let worker: Worker | undefined
  let count = 0
  let closed = false
  const waiting = new Map<number, Waiting>()

  const fail = (dead: Worker, error: Error) => {
    if (dead !== worker) return
    worker = undefined
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
    dead.terminate().catch(() => {})
  }

  const start = () => {
    const started = new Worker(file)
    started.unref()
    started.on('message', (response: BuildResponse) => {
      const asked = waiting.get(response.id)
      if (!asked) return
      waiting.delete(response.id)
      clearTimeout(asked.timer)
      if ('error' in response) asked.reject(new Error(response.error))
      else asked.resolve(JSON.parse(response.index))
    })
    started.on('error', (error) => fail(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => fail(started, new Error(`The thread that builds indexes ended with ${code}`)))
    return started
  }

  return {
    build(snapshot) {
      if (closed) return Promise.reject(new Error('The server is stopping: nothing is published any more'))
      worker ??= start()
      const current = worker
      const id = ++count
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => fail(current, new Error(`Building the index took longer than ${timeoutMs / 1000} s`)),
          timeoutMs,
        )
        waiting.set(id, { resolve, reject, timer })
        current.postMessage({ id, snapshot } satisfies BuildRequest)
      })
    },
    async close() {
      closed = true
      if (!worker) return
      const last = worker
      fail(last, new Error('The server is stopping'))
      await last.terminate()
    },
  }
}
