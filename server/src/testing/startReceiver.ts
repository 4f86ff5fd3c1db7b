import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { path: string; headers: IncomingHttpHeaders; body: string }

/**
 * A department's desk system for tests: a real HTTP server that keeps what it is sent and answers with a
 * status. `answer` may be changed meanwhile; undefined answers never.
 */
export async function startReceiver() {
  const received: Received[] = []
  const receiver = {
    url: '',
    received,
    answer: ((): { status: number; headers?: Record<string, string> } | undefined => ({ status: 204 })) as (
      request: Received,
    ) => { status: number; headers?: Record<string, string> } | undefined,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const one = { path: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() }
    received.push(one)
    const answer = receiver.answer(one)
    if (answer) response.writeHead(answer.status, answer.headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return receiver
}
