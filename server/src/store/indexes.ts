import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { indexes } from '../database/schema.ts'

const [pack, unpack] = [promisify(zstdCompress), promisify(zstdDecompress)]

export type IndexName = { bot: string; content: string; builtBy: string }

/** The stored index of a publication, for `fromBytes`; undefined if there is none that the same code built. */
export async function readIndex(db: Database, { bot, content, builtBy }: IndexName): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ data: indexes.data })
    .from(indexes)
    .where(and(eq(indexes.bot, bot), eq(indexes.content, content), eq(indexes.builtBy, builtBy)))
  return row && (await unpack(row.data))
}

/** Keeps a bot's newest index in the place of the one before. */
export async function saveIndex(
  db: Database,
  { bot, content, builtBy, index }: IndexName & { index: Uint8Array },
): Promise<void> {
  const row = { content, builtBy, data: await pack(index) }
  await db
    .insert(indexes)
    .values({ bot, ...row })
    .onConflictDoUpdate({ target: indexes.bot, set: row })
}

/** The same index serves another content of the bot, to which the engine would have built it just so. */
export async function renameIndex(
  db: Database,
  { bot, content, builtBy, to }: IndexName & { to: string },
): Promise<void> {
  await db
    .update(indexes)
    .set({ content: to })
    .where(and(eq(indexes.bot, bot), eq(indexes.content, content), eq(indexes.builtBy, builtBy)))
}
