import { Worker } from 'node:worker_threads'

/** What is posted to the thread, and what it posts back; see `answerThread`. */
export type ThreadRequest<Question> = { id: number; question: Question }
export type ThreadResponse<Answer> = { id: number; answer: Answer } | { id: number; error: string }

/** A worker thread that answers questions, so that the thread that answers citizens is not kept busy. */
export type Thread<Question, Answer> = {
  /** Rejects if the thread throws, dies, or takes longer than its time. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

type Waiting<Answer> = { resolve: (answer: Answer) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }

/**
 * Started at the first question and kept, since it holds what took time to load. A thread that dies or
 * hangs fails the questions that it had; the next question starts another one.
 * @param what for errors: «building an index»
 * @param data the thread's `workerData`
 */
export function createThread<Question, Answer>(
  file: URL,
  what: string,
  { timeoutMs = 60_000, data }: { timeoutMs?: number; data?: unknown } = {},
): Thread<Question, Answer> {
  let worker: Worker | undefined
  let count = 0
  let closed = false
  const waiting = new Map<number, Waiting<Answer>>()

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
    const started = new Worker(file, { workerData: data })
    started.unref()
    started.on('message', (response: ThreadResponse<Answer>) => {
      const asked = waiting.get(response.id)
      if (!asked) return
      waiting.delete(response.id)
      clearTimeout(asked.timer)
      if ('error' in response) asked.reject(new Error(response.error))
      else asked.resolve(response.answer)
    })
    started.on('error', (error) => fail(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => fail(started, new Error(`The thread ended with ${code} while ${what}`)))
    return started
  }

  return {
    ask(question) {
      if (closed) return Promise.reject(new Error(`The server is stopping: no more ${what}`))
      worker ??= start()
      const current = worker
      const id = ++count
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => fail(current, new Error(`${what} took longer than ${timeoutMs / 1000} s`)),
          timeoutMs,
        )
        waiting.set(id, { resolve, reject, timer })
        current.postMessage({ id, question } satisfies ThreadRequest<Question>)
      })
    },
    async close() {
      closed = true
      if (!worker) return
      const last = worker
      fail(last, new Error(`The server is stopping: no more ${what}`))
      await last.terminate()
    },
  }
}
