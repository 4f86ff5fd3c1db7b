import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { conceptVector } from './conceptVector.ts'

/** How the endpoint behaves; as a rule `well`. */
export type Behaviour =
  | 'well'
  | 'shuffled'
  | 'silent'
  | 'broken'
  | 'no JSON'
  | 'no vectors'
  | 'too few'
  | 'two dimensions'
  | 'shorter'
  | 'zeros'
  | 'elsewhere'

/** A server on this machine that speaks as OpenAI's `/v1/embeddings` does, with the vectors of `conceptVector`. */
export async function startEmbeddingEndpoint() {
  const asked: { texts: string[]; model: string; key?: string }[] = []
  const state = { behaviour: 'well' as Behaviour }
  const server = createServer(async (request, response) => {
    const { input, model } = JSON.parse(await readBody(request)) as { input: string[]; model: string }
    asked.push({ texts: input, model, key: request.headers.authorization })
    answer(state.behaviour, input, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    /** What was sent, newest last. */
    asked,
    /** Every text that was sent. */
    texts: () => asked.flatMap(({ texts }) => texts),
    behave: (behaviour: Behaviour) => {
      state.behaviour = behaviour
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
export type EmbeddingEndpoint = Awaited<ReturnType<typeof startEmbeddingEndpoint>>

function answer(behaviour: Behaviour, texts: string[], response: ServerResponse): void {
  if (behaviour === 'silent') return
  const vectors = texts.map((text, at) => {
    const vector = conceptVector(text)
    const isShort = behaviour === 'shorter' || (behaviour === 'two dimensions' && at === 0)
    return behaviour === 'zeros' ? vector.map(() => 0) : isShort ? vector.slice(1) : vector
  })
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }))
  const list = { object: 'list', data, model: 'test', usage: { prompt_tokens: 1, total_tokens: 1 } }
  const bodies: Partial<Record<Behaviour, unknown>> = {
    broken: { error: { message: `can't read ${texts.join()}` } },
    'no JSON': '<html>Welcome</html>',
    'no vectors': { data: [{ index: 0, embedding: 'AAAA' }] },
    'too few': { ...list, data: data.slice(1) },
    shuffled: { ...list, data: data.toReversed() },
  }
  const body = bodies[behaviour] ?? list
  const status = behaviour === 'broken' ? 503 : behaviour === 'elsewhere' ? 307 : 200
  response.writeHead(status, { 'content-type': 'application/json', location: '/v2/embeddings' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
