import type { BotProfile } from '@faqdesk/server/types'
import type { Conversation } from './Conversation.ts'

type Known = Pick<Conversation, 'profile' | 'guests'>

/** A bot by its id, once it is known; the one that the chat opened with, otherwise. */
export function profileOfBot({ profile, guests }: Known, bot: string | undefined): BotProfile | undefined {
  return (bot !== undefined && bot !== profile?.id ? guests[bot] : undefined) ?? profile
}

/** The bot of the newest reply, if it is not the one that the chat opened with: who answers now. */
export function guestOf({ exchanges, profile }: Pick<Conversation, 'exchanges' | 'profile'>): string | undefined {
  const bot = exchanges.findLast(({ reply }) => reply)?.reply?.bot
  return bot === profile?.id ? undefined : bot
}

/** Whoever answers now. */
export function speakerOf(state: Known & Pick<Conversation, 'exchanges'>): BotProfile | undefined {
  return profileOfBot(state, guestOf(state))
}
