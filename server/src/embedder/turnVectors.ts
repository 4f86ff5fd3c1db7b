import type { Message } from '@faqdesk/bots'
import { toBytes, toFloats } from '../store/vectors.ts'

/** Gives a turn its vectors and notes those that it takes. */
export function lendVectors(vectors: ReadonlyMap<string, Float32Array> | undefined) {
  const taken = new Map<string, Float32Array>()
  const vectorOf = (text: string) => {
    const vector = vectors?.get(text)
    if (vector) taken.set(text, vector)
    return vector
  }
  return { vectorOf, taken }
}

/** As a turn keeps the vectors that it took; undefined if it took none. */
export function packTaken(taken: ReadonlyMap<string, Float32Array>): Record<string, string> | undefined {
  if (taken.size === 0) return undefined
  return Object.fromEntries(Array.from(taken, ([text, vector]) => [text, toBytes(vector).toString('base64')]))
}

/** The vectors that a stored turn took, for taking it again; none for an index with vectors of another dimension. */
export function takenBefore(
  vectors: Readonly<Record<string, string>> | null,
  dimension: number | undefined,
): NonNullable<Message['vectorOf']> {
  return (text) => {
    const packed = vectors?.[text]
    const vector = packed === undefined ? undefined : toFloats(Buffer.from(packed, 'base64'))
    return vector?.length === dimension ? vector : undefined
  }
}
