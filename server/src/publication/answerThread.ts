import { parentPort } from 'node:worker_threads'
import type { ThreadRequest, ThreadResponse } from './createThread.ts'

/** The other side of `createThread`: to be called once in the thread's file. */
export function answerThread<Question, Answer>(answer: (question: Question) => Answer | Promise<Answer>): void {
  parentPort?.on('message', async ({ id, question }: ThreadRequest<Question>) => {
    let response: ThreadResponse<Answer>
    try {
      response = { id, answer: await answer(question) }
    } catch (error) {
      response = { id, error: error instanceof Error ? error.message : String(error) }
    }
    parentPort?.postMessage(response)
  })
}
