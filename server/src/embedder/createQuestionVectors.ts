import type { Logger } from 'pino'
import type { Metrics } from '../observe/createMetrics.ts'
import { describeError } from '../observe/describeError.ts'
import type { Embedder } from './Embedder.ts'

/** The vectors of what people ask, while they wait. */
export type QuestionVectors = {
  /** Names the model, as that of the entries' vectors. */
  readonly id: string
  /**
   * A vector for each text. Never rejects: undefined if the model is late, fails, rests after failures, or gives
   * vectors of another dimension; a metric counts each.
   */
  of(texts: readonly string[], dimension: number): Promise<ReadonlyMap<string, Float32Array> | undefined>
}

export type QuestionVectorsOptions = {
  embedder: Embedder
  /** How long a question waits. */
  limitMs: number
  log: Logger
  metrics: Metrics
  /** After so many failures in a row … Default 5. */
  mostFailures?: number
  /** … no question waits for so long, and then one tries; twice as long each time, up to ten times. Default 30 s. */
  restMs?: number
}

export function createQuestionVectors(options: QuestionVectorsOptions): QuestionVectors {
  const { embedder, limitMs, log, metrics, mostFailures = 5, restMs = 30_000 } = options
  let failures = 0
  let restUntil = 0
  let isTrying = false

  const succeed = () => {
    if (failures >= mostFailures) log.info({ embedder: embedder.id }, 'questions have vectors again')
    failures = 0
  }
  const fail = (error: unknown) => {
    failures++
    log.debug({ embedder: embedder.id, error: describeError(error) }, 'a question is answered without its vector')
    if (failures < mostFailures) return
    const rest = Math.min(10 * restMs, restMs * 2 ** (failures - mostFailures))
    restUntil = performance.now() + rest
    log.warn(
      { embedder: embedder.id, seconds: rest / 1000, error: describeError(error) },
      'questions are answered without vectors for a while, since several failed in a row',
    )
  }

  return {
    id: embedder.id,
    async of(texts, dimension) {
      const isResting = failures >= mostFailures && (isTrying || performance.now() < restUntil)
      if (isResting) {
        metrics.questionVectors.inc({ result: 'resting' })
        return undefined
      }
      isTrying = true
      const limit = AbortSignal.timeout(limitMs)
      try {
        const vectors = await Promise.race([embedder.embed(texts, limit), whenAborted(limit)])
        if (vectors.some((vector) => vector.length !== dimension))
          throw new Error(
            `The vector of a question has ${vectors[0]?.length} numbers, those of the entries ${dimension}`,
          )
        succeed()
        metrics.questionVectors.inc({ result: 'used' })
        return new Map(texts.map((text, at) => [text, vectors[at]!]))
      } catch (error) {
        fail(error)
        metrics.questionVectors.inc({ result: limit.aborted ? 'late' : 'failed' })
        return undefined
      } finally {
        isTrying = false
      }
    },
  }
}

/** A model on this machine does not stop when it is told to, but nobody waits for it. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
