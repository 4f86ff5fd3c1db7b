import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** Bots that their operators took off. A row is there as long as the pause lasts; `audit` keeps the past. */
export const pauses = pgTable(
  'pauses',
  {
    bot: text('bot').notNull(),
    /** A channel of `channels`, or `*` for all. */
    channel: text('channel').notNull(),
    since: at('since').notNull().defaultNow(),
    by: text('by').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bot, table.channel] })],
)

/**
 * What is to be told to the desk systems of departments, and what came of it. No texts: the payload is
 * made from the turn when it is sent, so that what a person had forgotten is gone from here too.
 */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** The header `webhook-id` of every attempt. */
    id: uuid('id').primaryKey().defaultRandom(),
    /** The id of the endpoint in `FAQDESK_WEBHOOKS`. */
    endpoint: text('endpoint').notNull(),
    event: text('event').$type<'handoff' | 'refused' | 'feedback'>().notNull(),
    bot: text('bot').notNull(),
    turnId: uuid('turn_id').notNull(),
    /** `waiting` until it is `delivered`, `dead` (given up) or `dropped` (there is nothing to tell any longer). */
    status: text('status').$type<'waiting' | 'delivered' | 'dead' | 'dropped'>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** While one node sends, the moment from which another may try. */
    nextAttemptAt: at('next_attempt_at').notNull(),
    /** Of the last attempt: the HTTP status, and what went wrong. */
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
  },
  (table) => [
    index('webhook_deliveries_due').on(table.nextAttemptAt).where(sql`status = 'waiting'`),
    index('webhook_deliveries_created').on(table.createdAt),
    // What waits already will tell the newest state of its turn.
    uniqueIndex('webhook_deliveries_once').on(table.endpoint, table.event, table.turnId).where(sql`status = 'waiting'`),
  ],
)
