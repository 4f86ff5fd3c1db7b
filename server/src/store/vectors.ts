import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { vectors } from '../database/schema.ts'

/** Texts that are looked up at once: a thousand vectors take some milliseconds to read. */
const batch = 500

/** The vectors that the store has of these texts. */
export async function readVectors(
  db: Database,
  embedder: string,
  texts: readonly string[],
): Promise<Map<string, Float32Array>> {
  const known = new Map<string, Float32Array>()
  for (let start = 0; start < texts.length; start += batch) {
    const byHash = new Map(texts.slice(start, start + batch).map((text) => [hashText(text), text]))
    const rows = await db
      .select({ hash: vectors.hash, vector: vectors.vector })
      .from(vectors)
      .where(and(eq(vectors.embedder, embedder), inArray(vectors.hash, [...byHash.keys()])))
    for (const { hash, vector } of rows) known.set(byHash.get(hash)!, toFloats(vector))
  }
  return known
}

/** Keeps vectors; one that is there already stays. */
export async function saveVectors(
  db: Database,
  embedder: string,
  byText: ReadonlyMap<string, Float32Array>,
): Promise<void> {
  const rows = Array.from(byText, ([text, vector]) => ({ embedder, hash: hashText(text), vector: toBytes(vector) }))
  if (rows.length > 0) await db.insert(vectors).values(rows).onConflictDoNothing()
}

const hashText = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** 32-bit floats, little-endian. */
export const toBytes = (vector: Float32Array): Buffer =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)

/** In a buffer of its own: Node's small buffers share one, at offsets that typed arrays refuse. */
export const toFloats = (bytes: Buffer): Float32Array => new Float32Array(new Uint8Array(bytes).buffer)
