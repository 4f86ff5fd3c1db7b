import { createHmac } from 'node:crypto'
import type { Activity } from '@microsoft/agents-activity'

/**
 * The conversation in our store that a person holds on a channel of Azure Bot Service: always the same
 * one, and an id that nobody can make without our secret. In a group each person has their own.
 */
export function channelConversation(secret: string, bot: string, { channelId, conversation, from }: Activity): string {
  const place = JSON.stringify([bot, channelId, conversation?.id, from?.id])
  return createHmac('sha256', secret).update(place).digest('base64url').slice(0, 32)
}
