import type { HandoffChannel } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'

/** A bot's card in one language, before it becomes a page or a document. */
export type Card = {
  lang: Language
  title: string
  lead: string
  /** What one wants to know first: label and value. */
  glance: [string, string][]
  groups: { title: string; sections: CardSection[] }[]
}

export type CardSection = { title: string; blocks: CardBlock[] }

export type CardBlock =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'link'; title: string; url: string }
  | { kind: 'contacts'; channels: HandoffChannel[] }
  /** The first row is the head, the first column names the rows. */
  | { kind: 'table'; caption: string; rows: string[][] }
