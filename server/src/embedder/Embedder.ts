/**
 * Turns texts into vectors whose cosine says how near two texts are in meaning. There are two, a model folder
 * on this machine and an endpoint; `embedder.test.ts` is run on both.
 */
export type Embedder = {
  /** Names the model and all that decides its vectors; those of two ids can't be compared. */
  readonly id: string
  /** How many texts are best asked at once. */
  readonly batchSize: number
  /**
   * A vector for each text, all of one dimension, none of them without direction.
   * Rejects if the model can't be asked, gives anything else, or `signal` ends the wait.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  close(): Promise<void>
}

/** @throws if these are not as many vectors of one dimension, each with a direction */
export function checkVectors(given: readonly ArrayLike<number>[], texts: readonly string[]): Float32Array[] {
  if (given.length !== texts.length)
    throw new Error(`${texts.length} texts were sent, ${given.length} vectors came back`)
  const vectors = given.map((vector) => Float32Array.from(vector))
  const dimension = vectors[0]?.length ?? 0
  for (const vector of vectors) {
    if (vector.length !== dimension || dimension === 0)
      throw new Error(`The vectors have ${dimension} and ${vector.length} numbers: should be one dimension`)
    const squares = vector.reduce((sum, value) => sum + value * value, 0)
    if (!(squares > 0 && squares < Number.POSITIVE_INFINITY))
      throw new Error('A vector has no direction: its numbers are all 0, or not all finite')
  }
  return vectors
}
