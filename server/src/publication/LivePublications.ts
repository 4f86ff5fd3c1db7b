import type { Publication, Snapshot } from '@faqdesk/bots'

/** Which publication a bot answers from. */
export type Live = { publication: Publication; sequence: number; publishedAt: Date }

/** Who published, and why: kept for ever with the publication. */
export type PublishOptions = {
  by: string
  reason: string
  /** Publish only if this is still the newest sequence (0: none yet); otherwise `PublicationClash`. */
  after?: number
}

export type Published = { sequence: number; content: string; publishedAt: Date }

/** A bot as `/readyz` tells it. `problem`: why its newest publication could not be loaded. */
export type BotState = { bot: string; sequence?: number; content?: string; problem?: string }

/** What every bot answers from. Reading is synchronous: one reference, swapped as a whole. */
export type LivePublications = {
  get(bot: string): Publication | undefined
  live(bot: string): Live | undefined
  /** Bots that can answer, by id. */
  list(): Publication[]
  /** Every bot of the store, those that could not be loaded too. */
  states(): BotState[]
  /**
   * Stores a snapshot, and fulfils when this node answers from it; other nodes follow by NOTIFY. Where
   * only answers changed, the ranking follows some seconds later; see `reuseIndex`.
   */
  publish(bot: string, snapshot: Snapshot, options: PublishOptions): Promise<Published>
  /** Loads the bot's newest publication from the store if it isn't live yet. */
  refresh(bot: string): Promise<void>
  /** Calls back after every swap. Returns how to stop that. */
  onSwap(listener: (bot: string) => void): () => void
  close(): Promise<void>
}

/** Somebody else published in between: read the newest and decide again. */
export class PublicationClash extends Error {
  override name = 'PublicationClash'
}
