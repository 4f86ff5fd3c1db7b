/**
 * The types that clients of the server share with it. Widget and admin import this file only, and
 * only as types, so that nothing of the server reaches a browser.
 */
export type { Answer, BotProfile, ConversationSummary, HandoffChannel, Outcome, Reply } from '@faqdesk/bots'
export type { Entry, Faq, Language, Localised, Problem } from '@faqdesk/faqs'

import type { Entry, Localised, Problem } from '@faqdesk/faqs'
import type { Channel } from './pauses/channels.ts'

/** RFC 9457 problem details: the body of every error, `application/problem+json`. */
export type ProblemDetails = {
  type: string
  title: string
  status: number
  detail?: string
  /** What is wrong with which field, where a form or a file was sent. */
  problems?: Problem[]
  /** On 409: the draft as it now stands on the server. */
  current?: Draft
}

/** `GET /api/v1/bots` */
export type BotSummary = { id: string; name: Localised; role: Localised; languages: string[] }

/** `GET /api/v1/bots/{bot}/suggest` */
export type Suggestion = { faqId: string; question: string }

// ——— /admin/api: the editorial desk ———

export type Role = 'viewer' | 'editor' | 'publisher' | 'administrator'

/** `GET /admin/api/me`; 401 when nobody is signed in. */
export type Me = {
  user: { id: string; name: string; email: string }
  bots: {
    id: string
    name: Localised
    role: Role
    entries: number
    drafts: number
    conflicts: number
    /** Where the bot is taken off; `*` is every channel. */
    pauses: { channel: Channel | '*'; since: string; by: string; reason: string }[]
  }[]
}

/** `POST /admin/api/bots/{bot}/pause` and `/resume` answer the pauses that stand; every channel, if none is named. */
export type PauseBot = { channel?: Channel | '*'; reason?: string }
export type ResumeBot = { channel?: Channel | '*' }

/** live: as published; draft: published, with unpublished changes; new: never published; conflict: the file says otherwise. */
export type EntryStatus = 'live' | 'draft' | 'new' | 'conflict'

export type EntryRow = {
  id: string
  question: Localised
  category: string
  department?: string
  status: EntryStatus
  confidence: Entry['confidence']
  reviewBy: string
  reviewOverdue: boolean
}

/** `GET /admin/api/bots/{bot}/entries?q=&category=&status=`; `q` is searched by the bot's own engine, best first. */
export type EntryList = {
  categories: { id: string; title: Localised; entries: number }[]
  entries: EntryRow[]
  total: number
}

export type Draft = {
  /** As the editor left it: it may be incomplete, and is kept all the same. */
  entry: Partial<Entry> & { id: string }
  /** Counts the saves; sent back with the next save, so that nobody overwrites another's work. */
  version: number
  updatedAt: string
  updatedBy: string
  /** What has to be mended before it can be published. */
  problems: Problem[]
}

/** `GET /admin/api/bots/{bot}/entries/{id}` */
export type EntryDetail = {
  id: string
  category: string
  file: string
  live?: Entry
  draft?: Draft
  /** Set while file and store both changed: what the file says. The live version stays until an editor decides. */
  conflict?: { file: Entry }
  /** Newest first. */
  history: { publication: number; publishedAt: string; publishedBy: string; reason: string }[]
}

/** `PUT /admin/api/bots/{bot}/entries/{id}/draft`; answers the stored `Draft`, or 409 with `current`. Version 0 begins a draft. */
export type PutDraft = {
  entry: Draft['entry']
  version: number
  /** Where an entry that was never published will stand; the bot's first category otherwise. */
  category?: string
}

/** `POST /admin/api/bots/{bot}/entries/{id}/publish`; 422 with `problems` if the draft can't be published, 409 if it changed. */
export type PublishDraft = { version: number; reason: string }
export type Published = { publication: number; content: string; publishedAt: string; file?: string }

/** `POST /admin/api/bots/{bot}/entries/{id}/resolve`: which side of a conflict stays. `file` publishes the file's version. */
export type ResolveConflict = { keep: 'live' | 'file'; reason: string }

/** `GET /admin/api/bots/{bot}/webhooks?limit=`: who is told of the bot, and what came of it, newest first. */
export type WebhookList = {
  endpoints: { id: string; host: string; events: string[] }[]
  deliveries: {
    id: string
    endpoint: string
    event: string
    turnId: string
    status: 'waiting' | 'delivered' | 'dead' | 'dropped'
    attempts: number
    lastStatus?: number
    lastError?: string
    createdAt: string
    nextAttemptAt?: string
    settledAt?: string
  }[]
}

/** `GET /admin/api/setup/{token}` tells whether the one-time link is good; `POST` makes the first administrator. */
export type Setup = { name: string; email: string; password: string }
