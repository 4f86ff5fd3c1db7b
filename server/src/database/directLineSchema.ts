import { index, integer, json, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { conversations } from './schema.ts'

/**
 * A conversation that is held over Direct Line. `last` counts its activities; it goes on counting when old
 * ones are deleted, because clients come back with the number of the last one they saw.
 */
export const directLines = pgTable('direct_lines', {
  conversationId: uuid('conversation_id')
    .primaryKey()
    .references(() => conversations.id, { onDelete: 'cascade' }),
  last: integer('last').notNull().default(0),
})

/** What a Direct Line client reads: the person's messages, personal data masked, and the bot's. */
export const activities = pgTable(
  'activities',
  {
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => directLines.conversationId, { onDelete: 'cascade' }),
    /** Counts a conversation's activities from 1: Direct Line's watermark. */
    number: integer('number').notNull(),
    /** The client's own id of a message, `channelData.clientActivityID`: sent twice, it is taken once. */
    clientId: text('client_id'),
    activity: json('activity').$type<StoredActivity>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.number] }),
    unique('activities_client').on(table.conversationId, table.clientId),
    index('activities_created').on(table.createdAt),
  ],
)

/** A Bot Framework activity without what would give the conversation's secret away: ids are added when it is read. */
export type StoredActivity = {
  type: string
  from: { id: string; name?: string; role: 'user' | 'bot' }
  /** Number of the activity that this one answers. */
  replyTo?: number
  text?: string
  channelData?: Record<string, unknown>
  [field: string]: unknown
}
