import type { Vector } from '@faqdesk/engine'
import type { Language } from '@faqdesk/faqs'
import type { Reply } from '../schema/reply.ts'
import type { ConversationState } from './ConversationState.ts'

/** One message of a person. `now` is given, never read from a clock, so that a turn can be replayed. */
export type Message = {
  text: string
  lang?: Language
  now: Date
  /** The bot at whose door it came, where that is not the one that the conversation began with: it goes on there. */
  door?: string
  /** Vectors of texts that may be searched for, as far as there are any: the message's own, its parts. */
  vectorOf?: (text: string) => Vector | undefined
  /** The operators took the bot off: it names the people who can help, and answers nothing; another one that was gone on to does. */
  paused?: boolean
}

/** A reply before the server gives it its ids. */
export type TurnReply = Omit<Reply, 'conversationId' | 'turnId'>

/** What a turn came to, and why. */
export type Turn = {
  reply: TurnReply
  state: ConversationState
  trace: {
    /** The closed list of statuses that statistics hang on. */
    status: TurnStatus
    /** The ranking as the engine gave it, best first, at most five; empty where the engine was not asked. */
    ranking: { faqId: string; score: number; confidence: number }[]
    /** Other bots that had a part in it, by what they answered from. */
    peers?: PeerVersion[]
  }
}

export type PeerVersion = { bot: string; content: string; engine: string }

export const turnStatuses = [
  'answered',
  'clarified',
  'flow_step',
  'smalltalk',
  'handoff',
  'referred',
  'refused_low_score',
  'refused_out_of_scope',
  'refused_language',
  'paused',
  'guard_crisis',
  'guard_profanity',
] as const
export type TurnStatus = (typeof turnStatuses)[number]
