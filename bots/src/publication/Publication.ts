import type { Index } from '@faqdesk/engine'
import type { Faq } from '@faqdesk/faqs'
import type { AmbiguousRules } from '../understand/AmbiguousRules.ts'
import type { Understanding } from '../understand/compileUnderstanding.ts'
import type { Snapshot } from './Snapshot.ts'

/** A snapshot made ready to answer: immutable, swapped as a whole. */
export type Publication = {
  snapshot: Snapshot
  /** `engine`: version of the engine; `content`: hash of the snapshot. Together they fix every answer. */
  version: { engine: string; content: string }
  index: Index
  byId: ReadonlyMap<string, Faq>
  /** Entries by their title, folded, in every language: a choice that is sent back leads to its entry. */
  byQuestion: ReadonlyMap<string, string[]>
  /** Rules for questions that could mean several entries. */
  ambiguous: AmbiguousRules
  /** Flows by what begins them, their titles too, folded. */
  flowStarts: ReadonlyMap<string, string>
  /** Guards, small talk and short picks. */
  understanding: Understanding
}
