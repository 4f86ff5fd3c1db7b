import type { ActivityRow } from '../store/activities.ts'

/** A Bot Framework activity as a client reads it. */
export type RenderedActivity = { id: string; type: string; [field: string]: unknown }

/** Direct Line's form of an activity's id: the conversation and the number. */
export const activityId = (conversationId: string, number: number): string =>
  `${conversationId}|${String(number).padStart(7, '0')}`

/**
 * An activity from the store with what was left out there: ids and times.
 * @param user the reader's id, under which the person's own messages come back
 */
export function renderActivity(
  { number, activity, createdAt }: ActivityRow,
  { conversationId, user }: { conversationId: string; user?: string },
): RenderedActivity {
  const { replyTo, from, channelData, ...said } = activity
  const reply = channelData?.reply
  return {
    ...said,
    id: activityId(conversationId, number),
    timestamp: createdAt.toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
    from: user !== undefined && from.role === 'user' ? { ...from, id: user } : from,
    ...(replyTo === undefined ? {} : { replyToId: activityId(conversationId, replyTo) }),
    ...(channelData
      ? { channelData: reply ? { ...channelData, reply: { conversationId, ...reply } } : channelData }
      : {}),
  }
}

/** `{ activities, watermark }` as Direct Line sends it, by polling and by stream. */
export function toActivitySet(
  rows: readonly ActivityRow[],
  reader: { conversationId: string; user?: string; watermark: number },
): { activities: RenderedActivity[]; watermark: string } {
  return {
    activities: rows.map((row) => renderActivity(row, reader)),
    watermark: String(rows.at(-1)?.number ?? reader.watermark),
  }
}

/** The number of the last activity that a client has seen; 0 for `-`, nothing, and what is no number. */
export function readWatermark(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0
}
