import type { BotProfile, Language, Reply } from '@faqdesk/server/types'
import type { FeedbackReason } from '../api/createApi.ts'

export type Failure = 'network' | 'limited' | 'server' | 'refused'

export type Verdict = { helpful: boolean; reason?: FeedbackReason; failed?: boolean }

/** What a person said and what came back. */
export type Exchange = {
  /** The message's own id: a repeated sending is recognised by it, and counts once. */
  id: string
  /** As it is shown. */
  text: string
  /** As it is sent, where a button was pressed whose label says less. */
  value?: string
  state: 'sending' | 'answered' | 'failed'
  failure?: Failure
  reply?: Reply
  verdict?: Verdict
}

/** All that the chat knows. Plain data; the verbs beside this file change it. */
export type Conversation = {
  lang: Language
  profile?: BotProfile
  /** Other bots that the conversation went on to, by id. */
  guests: Record<string, BotProfile>
  /** `unreachable`: the server did not answer when the chat opened. */
  connection: 'connecting' | 'ready' | 'unreachable'
  conversationId?: string
  exchanges: Exchange[]
  /** Set after "start again", until the next question. */
  restarted: boolean
}
