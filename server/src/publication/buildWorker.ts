import { parentPort } from 'node:worker_threads'
import { compilePublication, type Snapshot } from '@faqdesk/bots'

/** What a worker is asked, and what it answers: the index as the engine serialises it, or why not. */
export type BuildRequest = { id: number; snapshot: Snapshot }
export type BuildResponse = { id: number; index: string } | { id: number; error: string }

parentPort?.on('message', ({ id, snapshot }: BuildRequest) => {
  let response: BuildResponse
  try {
    response = { id, index: JSON.stringify(compilePublication(snapshot).index) }
  } catch (error) {
    response = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort?.postMessage(response)
})
