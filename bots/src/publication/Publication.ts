import type { Index } from '@faqdesk/engine'
import type { Faq } from '@faqdesk/faqs'
import type { Snapshot } from './Snapshot.ts'

/** A snapshot made ready to answer: immutable, swapped as a whole. */
export type Publication = {
  snapshot: Snapshot
  /** `engine`: version of the engine; `content`: hash of the snapshot. Together they fix every answer. */
  version: { engine: string; content: string }
  index: Index
  byId: ReadonlyMap<string, Faq>
}
