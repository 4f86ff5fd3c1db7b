import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Session } from '../database/connect.ts'
import { activities, directLines, type StoredActivity } from '../database/directLineSchema.ts'

/** The channel on which nodes tell each other of new activities: the row of the conversation, and ` gone` if it was forgotten. */
export const activitiesChannel = 'faq_activities'

export type ActivityRow = { number: number; activity: StoredActivity; createdAt: Date }

/** Most activities that are read at once. */
const pageSize = 200

/** Opens a conversation to Direct Line. False if it is open already. */
export async function openDirectLine(session: Session, conversation: string): Promise<boolean> {
  const opened = await session
    .insert(directLines)
    .values({ conversationId: conversation })
    .onConflictDoNothing()
    .returning({ id: directLines.conversationId })
  return opened.length > 0
}

/** Makes others that post to the same conversation wait until the transaction ends. False if it is not open to Direct Line. */
export async function lockDirectLine(session: Session, conversation: string): Promise<boolean> {
  const rows = await session
    .select({ id: directLines.conversationId })
    .from(directLines)
    .where(eq(directLines.conversationId, conversation))
    .for('update')
  return rows.length > 0
}

/** Adds an activity and tells every node. To be called in a transaction, so that numbers are seen in order. */
export async function saveActivity(
  session: Session,
  conversation: string,
  { activity, clientId }: { activity: StoredActivity; clientId?: string },
): Promise<number> {
  const [line] = await session
    .update(directLines)
    .set({ last: sql`${directLines.last} + 1` })
    .where(eq(directLines.conversationId, conversation))
    .returning({ number: directLines.last })
  const { number } = line!
  await session.insert(activities).values({ conversationId: conversation, number, clientId, activity })
  await session.execute(sql`select pg_notify(${activitiesChannel}, ${conversation})`)
  return number
}

/** The number of the activity that the client sent under this id before. */
export async function findActivityOfClient(
  session: Session,
  conversation: string,
  clientId: string,
): Promise<number | undefined> {
  const [row] = await session
    .select({ number: activities.number })
    .from(activities)
    .where(and(eq(activities.conversationId, conversation), eq(activities.clientId, clientId)))
  return row?.number
}

/** What came after the activity of that number, oldest first; at most 200. */
export async function readActivities(session: Session, conversation: string, after: number): Promise<ActivityRow[]> {
  return session
    .select({ number: activities.number, activity: activities.activity, createdAt: activities.createdAt })
    .from(activities)
    .where(and(eq(activities.conversationId, conversation), gt(activities.number, after)))
    .orderBy(asc(activities.number))
    .limit(pageSize)
}

/** Deletes a conversation's activities and ends its streams on every node. */
export async function forgetActivities(session: Session, conversation: string): Promise<void> {
  await session.delete(activities).where(eq(activities.conversationId, conversation))
  await session.execute(sql`select pg_notify(${activitiesChannel}, ${`${conversation} gone`})`)
}

/** Deletes a bot's activities that are older than it keeps texts. */
export async function forgetOldActivities(session: Session, bot: string, keepDays: number): Promise<void> {
  await session.execute(sql`delete from activities using conversations where conversations.id = conversation_id
    and conversations.bot = ${bot} and activities.created_at < now() - make_interval(days => ${keepDays})`)
}
