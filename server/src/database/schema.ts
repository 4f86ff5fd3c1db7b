import type { ConversationState, PeerVersion, Reply, Snapshot } from '@faqdesk/bots'
import type { Entry, Language } from '@faqdesk/faqs'
import {
  bigserial,
  boolean,
  customType,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

export * from './accountsSchema.ts'
export * from './directLineSchema.ts'
export * from './operationsSchema.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const at = (name: string) => timestamp(name, { withTimezone: true })

/**
 * What each bot answered from, and since when: never changed, never deleted. The snapshot is `json`
 * and not `jsonb`, because `jsonb` sorts keys, and an entry written back to its file should keep the
 * order in which a person wrote it.
 */
export const publications = pgTable(
  'publications',
  {
    bot: text('bot').notNull(),
    /** Counts a bot's publications from 1. */
    sequence: integer('sequence').notNull(),
    /** Hash of the snapshot: `version.content` of a reply. */
    content: text('content').notNull(),
    snapshot: json('snapshot').$type<Snapshot>().notNull(),
    /** Entries that this publication adds, changes or takes away. */
    changed: text('changed').array().notNull(),
    publishedAt: at('published_at').notNull().defaultNow(),
    /** A person's name, or `files` for what came from the folders. */
    publishedBy: text('published_by').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bot, table.sequence] }),
    index('publications_content').on(table.bot, table.content),
  ],
)

/**
 * The index of each bot's newest publication, so that a start, or another node, need not build it. Only
 * a copy: it can be made again from the snapshot.
 */
export const indexes = pgTable('indexes', {
  bot: text('bot').primaryKey(),
  content: text('content').notNull(),
  /** Names the code that built it; another code builds anew. */
  builtBy: text('built_by').notNull(),
  /** The bytes of the index, by zstd. */
  data: bytea('data').notNull(),
})

/** Vectors of what the entries are asked by, so that a text is embedded once. Only copies: whoever deletes them waits longer. */
export const vectors = pgTable(
  'vectors',
  {
    embedder: text('embedder').notNull(),
    /** Of the text. */
    hash: text('hash').notNull(),
    /** 32-bit floats, little-endian. */
    vector: bytea('vector').notNull(),
  },
  (table) => [primaryKey({ columns: [table.embedder, table.hash] })],
)

/** An editor's work before it is published, one draft for each entry; it may be incomplete. */
export const drafts = pgTable(
  'drafts',
  {
    bot: text('bot').notNull(),
    faqId: text('faq_id').notNull(),
    entry: json('entry').$type<Partial<Entry> & { id: string }>().notNull(),
    /** The category of an entry that was never published. */
    category: text('category'),
    /** Counts the saves, so that nobody overwrites another's work unseen. */
    version: integer('version').notNull(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bot, table.faqId] })],
)

/** What file and store agreed on last, item by item: the base of the three-way comparison in `sync/`. */
export const syncItems = pgTable(
  'sync_items',
  {
    bot: text('bot').notNull(),
    /** `entry:lost-licence`, `config`, `phrasings` … */
    item: text('item').notNull(),
    /** Empty: both sides lack the item. */
    hash: text('hash').notNull(),
    /** What they agreed on before, newest last: a folder that says one of these at a start is an old one. */
    past: text('past').array().notNull().default([]),
    syncedAt: at('synced_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.bot, table.item] })],
)

/** Entries that changed in the file and in the store; what is live stays until an editor decides. */
export const conflicts = pgTable(
  'conflicts',
  {
    bot: text('bot').notNull(),
    faqId: text('faq_id').notNull(),
    /** What the file says; null where the file no longer has the entry. */
    file: json('file').$type<Entry | null>(),
    fileHash: text('file_hash').notNull(),
    liveHash: text('live_hash').notNull(),
    since: at('since').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.bot, table.faqId] })],
)

export const conversations = pgTable(
  'conversations',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** SHA-256 of the id that the holder knows: who reads the database can't enter a conversation. */
    secretHash: text('secret_hash').notNull().unique(),
    bot: text('bot').notNull(),
    state: jsonb('state').$type<ConversationState>(),
    lang: text('lang').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    /** Set when the holder had the conversation forgotten: its texts are gone, its figures stay. */
    forgottenAt: at('forgotten_at'),
  },
  (table) => [index('conversations_updated').on(table.bot, table.updatedAt)],
)

/**
 * One message and what it came to, and all that it came from, so that it can be replayed. `text` has been
 * through `maskPersonalData`, and is what was answered.
 */
export const turns = pgTable(
  'turns',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** Counts a conversation's turns from 1. */
    number: integer('number').notNull(),
    bot: text('bot').notNull(),
    clientMessageId: text('client_message_id'),
    /** Null once forgotten. */
    text: text('text'),
    /** The kinds of personal data that were masked. */
    masked: text('masked').array().notNull(),
    /** The reader's own choice, if one came with the message. */
    givenLang: text('given_lang').$type<Language>(),
    /** What the bot remembered before the message; null at the beginning, and once forgotten. */
    stateBefore: jsonb('state_before').$type<ConversationState>(),
    lang: text('lang').notNull(),
    outcome: text('outcome').notNull(),
    status: text('status').notNull(),
    faqIds: text('faq_ids').array().notNull(),
    ranking: jsonb('ranking').$type<{ faqId: string; score: number; confidence: number }[]>().notNull(),
    /** The policy's figures at that time. */
    thresholds: jsonb('thresholds').$type<{ answerAt: number; gap: number; offerAt: number }>().notNull(),
    content: text('content').notNull(),
    engine: text('engine').notNull(),
    /** Names the code that answered, see `answeringCode`; null in turns of before it was kept. */
    code: text('code'),
    /** The bot that was asked, where the conversation began with another one. */
    door: text('door'),
    /** Other bots that had a part in it, by what they answered from; null if none had. */
    peers: jsonb('peers').$type<PeerVersion[]>(),
    /** The embedder whose vectors took part in the ranking; null if none did. */
    embedder: text('embedder'),
    /** Those vectors by the text that was searched, as base64 of 32-bit floats. Null once forgotten. */
    vectors: jsonb('vectors').$type<Record<string, string>>(),
    latencyMs: real('latency_ms').notNull(),
    /** The reply as it was given, so that a repeated message gets the same one. Null once forgotten. */
    reply: json('reply').$type<Omit<Reply, 'conversationId'>>(),
    /** The moment for which it was answered: the bot reads no other clock. */
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('turns_number').on(table.conversationId, table.number),
    unique('turns_client_message').on(table.conversationId, table.clientMessageId),
    index('turns_bot_created').on(table.bot, table.createdAt),
  ],
)

export const feedback = pgTable('feedback', {
  turnId: uuid('turn_id')
    .primaryKey()
    .references(() => turns.id, { onDelete: 'cascade' }),
  helpful: boolean('helpful').notNull(),
  reason: text('reason'),
  /** Masked, as a turn's text is. */
  comment: text('comment'),
  createdAt: at('created_at').notNull().defaultNow(),
  updatedAt: at('updated_at').notNull().defaultNow(),
})

/** Who did what. Only added to. */
export const audit = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: at('at').notNull().defaultNow(),
    /** A person's name, `files` or `system`. */
    by: text('by').notNull(),
    action: text('action').notNull(),
    bot: text('bot'),
    faqId: text('faq_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
  },
  (table) => [index('audit_bot_at').on(table.bot, table.at)],
)
