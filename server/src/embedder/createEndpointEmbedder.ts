import { z } from 'zod'
import { checkVectors, type Embedder } from './Embedder.ts'

export type EndpointOptions = {
  /** The base of the API: `https://host/v1`. */
  url: string
  /** The model, as the endpoint names it. */
  model: string
  /** Sent as a bearer token. */
  key?: string
  /** Put in front of every text, for models that were trained so: `query: `. */
  prefix?: string
}

const answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()) })) })

/** Nobody waits for the texts of entries, but a connection that hangs must not hang for ever. */
const longestMs = 60_000

/** An endpoint that speaks as OpenAI's `/v1/embeddings` does: OpenAI, Ollama, vLLM, Text Embeddings Inference and others. */
export function createEndpointEmbedder({ url, model, key, prefix = '' }: EndpointOptions): Embedder {
  const closing = new AbortController()
  return {
    id: `${url} ${model}${prefix && ` after «${prefix}»`}`,
    batchSize: 64,
    async embed(texts, signal) {
      if (texts.length === 0) return []
      const signals = [closing.signal, AbortSignal.timeout(longestMs), ...(signal ? [signal] : [])]
      const response = await fetch(`${url}/embeddings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ model, input: texts.map((text) => prefix + text), encoding_format: 'float' }),
        // Elsewhere the key and the texts have no business.
        redirect: 'error',
        signal: AbortSignal.any(signals),
      }).catch((error: Error) => {
        if (!(error.cause instanceof Error)) throw error
        throw new Error(
          `${url}/embeddings can't be reached: ${(error.cause as NodeJS.ErrnoException).code ?? error.cause.message}`,
        )
      })
      // What it says may repeat the text, which is no matter for a log.
      if (!response.ok) {
        await response.body?.cancel()
        throw new Error(`${url}/embeddings answered with ${response.status}`)
      }
      const { data } = readAnswer(await response.text(), url)
      const vectors = data.toSorted((a, b) => a.index - b.index)
      if (vectors.some(({ index }, at) => index !== at))
        throw new Error(`${url}/embeddings answered with other texts than were sent`)
      return checkVectors(
        vectors.map(({ embedding }) => embedding),
        texts,
      )
    },
    async close() {
      closing.abort(new Error('The server is stopping'))
    },
  }
}

function readAnswer(text: string, url: string): z.output<typeof answer> {
  try {
    return answer.parse(JSON.parse(text))
  } catch {
    throw new Error(`${url}/embeddings answered with something that is no list of vectors`)
  }
}
