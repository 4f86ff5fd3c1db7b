import { isDeepStrictEqual } from 'node:util'
import {
  askedTexts,
  compilePublication,
  indexSnapshot,
  type PeerVersion,
  type Publication,
  type Snapshot,
  takeTurn,
} from '@faqdesk/bots'
import { engineVersion, fromBytes } from '@faqdesk/engine'
import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database/connect.ts'
import { conversations, turns } from '../database/schema.ts'
import { takenBefore } from '../embedder/turnVectors.ts'
import { readMasked } from '../privacy/maskPersonalData.ts'
import { indexBuilderId } from '../publication/indexBuilderId.ts'
import { interimContent, reuseIndex } from '../publication/reuseIndex.ts'
import type { StoredTurn } from '../store/conversations.ts'
import { readIndex } from '../store/indexes.ts'
import { findSnapshot } from '../store/publications.ts'
import { thresholdsOf } from '../store/thresholdsOf.ts'
import { readVectors } from '../store/vectors.ts'
import { answeringCode } from './answeringCode.ts'

export type ReplayOptions = {
  bot?: string
  /** The conversation's row in the store. */
  conversation?: string
  since?: Date
  /** The newest so many. Default: all. */
  limit?: number
}

/** Why a turn can't be taken again. */
export type Hindrance =
  | 'forgotten'
  | 'expired'
  | 'too old'
  | 'other engine'
  | 'no publication'
  | 'no vectors'
  | 'unusable publication'

/** One thing that came out otherwise. */
export type Difference = { what: string; was: unknown; is: unknown }

export type Replayed = { id: string; bot: string } & (
  | { result: 'same' }
  | { result: 'differs'; turn: StoredTurn; differences: Difference[]; sameCode: boolean }
  | { result: 'not replayed'; why: Hindrance }
)

/**
 * Takes stored turns again, each from the state that the conversation had before it and the publication
 * that answered it, by the same `takeTurn`, and compares everything that came out: status, ranking, the
 * whole reply, and the state that it left, which is what the next turn began with. Publication by publication,
 * since its index has to be built.
 */
export async function* replayTurns(db: Database, options: ReplayOptions = {}): AsyncGenerator<Replayed> {
  const groups = Map.groupBy(await selectTurns(db, options), (turn) => JSON.stringify(versionsOf(turn)))
  let opened: Opened = new Map()
  for (const group of groups.values()) {
    const possible: typeof group = []
    for (const turn of group) {
      const why = findHindrance(turn)
      if (why) yield { id: turn.id, bot: turn.bot, result: 'not replayed', why }
      else possible.push(turn)
    }
    if (possible.length === 0) continue
    const taken = await openAll(db, possible[0]!, opened)
    opened = taken.opened
    for (let start = 0; start < possible.length; start += batch) {
      const part = possible.slice(start, start + batch)
      const { why, publications } = taken
      if (why) yield* part.map(({ id, bot }) => ({ id, bot, result: 'not replayed' as const, why }))
      else yield* await replayBatch(db, publications, part)
    }
  }
}

/** Turns that are held in memory at once: a reply may have some kilobytes. */
const batch = 200

type Selected = Pick<StoredTurn, 'id' | 'bot' | 'content' | 'engine' | 'embedder' | 'code' | 'peers'> & {
  /** The bot that the conversation began with. */
  home: string
  isKept: boolean
  isForgotten: boolean
}

async function selectTurns(db: Database, { bot, conversation, since, limit }: ReplayOptions): Promise<Selected[]> {
  const query = db
    .select({
      id: turns.id,
      bot: turns.bot,
      content: turns.content,
      engine: turns.engine,
      embedder: turns.embedder,
      code: turns.code,
      peers: turns.peers,
      home: conversations.bot,
      isKept: sql<boolean>`${turns.text} is not null and ${turns.reply} is not null`,
      isForgotten: sql<boolean>`${conversations.forgottenAt} is not null`,
    })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(
      and(
        bot === undefined ? undefined : eq(turns.bot, bot),
        conversation === undefined ? undefined : eq(turns.conversationId, conversation),
        since === undefined ? undefined : gte(turns.createdAt, since),
      ),
    )
    .orderBy(desc(turns.createdAt), desc(turns.number))
  const newest = await (limit === undefined ? query : query.limit(limit))
  return newest.reverse()
}

function findHindrance({ isKept, isForgotten, code, engine }: Selected): Hindrance | undefined {
  if (isForgotten) return 'forgotten'
  if (!isKept) return 'expired'
  if (code === null) return 'too old'
  return engine.split('+')[0] === engineVersion ? undefined : 'other engine'
}

/** What one bot answered a turn from. */
type Version = PeerVersion & Pick<Selected, 'embedder'>
type Opened = Map<string, Publication | Hindrance>

/** The bot that the conversation began with, and all others that had a part in the turn. */
function versionsOf({ bot, content, engine, embedder, peers, home }: Selected): Version[] {
  const versions = [{ bot, content, engine, embedder }, ...(peers ?? []).map((peer) => ({ ...peer, embedder }))]
  return versions.sort((a, b) => Number(b.bot === home) - Number(a.bot === home) || (a.bot < b.bot ? -1 : 1))
}

/**
 * Opens everything that a turn was taken from; what is open already is taken over.
 * @returns publications: the one that the conversation began with first
 */
async function openAll(db: Database, turn: Selected, before: Opened) {
  const opened: Opened = new Map()
  for (const version of versionsOf(turn)) {
    const key = JSON.stringify(version)
    opened.set(key, before.get(key) ?? (await openPublication(db, version)))
  }
  const all = [...opened.values()]
  const why = all.find((one) => typeof one === 'string')
  return { opened, why, publications: all.filter((one) => typeof one !== 'string') }
}

/** What answered the turn: its publication, on the index of an earlier one if its own was not there yet. */
async function openPublication(
  db: Database,
  { bot, content, engine, embedder }: Version,
): Promise<Publication | Hindrance> {
  const indexed = interimContent(engine)
  const snapshot = await findSnapshot(db, bot, content)
  const before = indexed === undefined ? undefined : await findSnapshot(db, bot, indexed)
  if (!snapshot || (indexed !== undefined && !before)) return 'no publication'
  try {
    const compile = async (from: Snapshot) => {
      if (embedder === null) return compilePublication(from)
      const texts = askedTexts(from)
      const vectors = await readVectors(db, embedder, texts)
      if (vectors.size < texts.length) return undefined
      return compilePublication(from, { index: indexSnapshot(from, { vectors }) })
    }
    if (before) {
      const live = await compile(before)
      return live ? reuseIndex(live, snapshot, 'answers') : 'no vectors'
    }
    const index = await readIndex(db, { bot, content, builtBy: indexBuilderId(embedder) })
    if (index !== undefined) return compilePublication(snapshot, { index: fromBytes(index) })
    return (await compile(snapshot)) ?? 'no vectors'
  } catch {
    return 'unusable publication'
  }
}

async function replayBatch(
  db: Database,
  publications: readonly Publication[],
  part: readonly Selected[],
): Promise<Replayed[]> {
  // The last turn of a conversation left the state that the conversation has now.
  const next = sql<StoredTurn['stateBefore']>`coalesce(
    (select later.state_before from turns later
      where later.conversation_id = ${turns.conversationId} and later.number = ${turns.number} + 1),
    case when not exists (select from turns later
      where later.conversation_id = ${turns.conversationId} and later.number > ${turns.number})
    then ${conversations.state} end)`
  const rows = await db
    .select({ turn: turns, stateAfter: next })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(
      inArray(
        turns.id,
        part.map(({ id }) => id),
      ),
    )
    .orderBy(turns.conversationId, turns.number)
  return rows.map(({ turn, stateAfter }) => {
    const { id, bot, text, reply } = turn
    // Forgotten since they were selected.
    if (text === null || reply === null) return { id, bot, result: 'not replayed', why: 'expired' }
    const differences = compare(publications, { ...turn, text, reply }, stateAfter)
    return differences.length === 0
      ? { id, bot, result: 'same' }
      : { id, bot, result: 'differs', turn, differences, sameCode: turn.code === answeringCode() }
  })
}

type KeptTurn = StoredTurn & { text: string; reply: NonNullable<StoredTurn['reply']> }

function compare(
  [home, ...peers]: readonly Publication[],
  turn: KeptTurn,
  stateAfter: StoredTurn['stateBefore'],
): Difference[] {
  if (!home) throw new Error('A turn was taken from a publication')
  const paused = turn.status === 'paused'
  const { givenLang, door, createdAt: now } = turn
  const message = { text: readMasked(turn.text), lang: givenLang ?? undefined, now, door: door ?? undefined, paused }
  const vectorOf = takenBefore(turn.vectors, home.index.dimension)
  const again = takeTurn(home, turn.stateBefore ?? undefined, { ...message, vectorOf }, peers)
  const { turnId: _, answers: oldAnswers, ...was } = turn.reply
  const { answers: newAnswers, ...is } = again.reply
  const brief = (answers: typeof oldAnswers) => (answers ?? []).map(({ faqId, confidence }) => ({ faqId, confidence }))
  const all: Difference[] = [
    { what: 'status', was: turn.status, is: again.trace.status },
    { what: 'entries', was: brief(oldAnswers), is: brief(newAnswers) },
    ...[...new Set([...Object.keys(was), ...Object.keys(is)])].map((what) => ({
      what,
      was: was[what as keyof typeof was],
      is: is[what as keyof typeof is],
    })),
    { what: 'answers', was: oldAnswers, is: newAnswers },
    { what: 'thresholds', was: turn.thresholds, is: thresholdsOf(turn.bot, home, peers) },
    { what: 'ranking', was: turn.ranking, is: again.trace.ranking },
    { what: 'peers', was: turn.peers ?? undefined, is: again.trace.peers },
    // A state that is no longer known is not compared.
    ...(stateAfter ? [{ what: 'state', was: stateAfter, is: again.state }] : []),
  ]
  return all.filter(({ was, is }) => !isDeepStrictEqual(plain(was), plain(is)))
}

/** As the store gives it back: without what is undefined. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
