import { languages } from '@faqdesk/faqs'
import { z } from 'zod'
import { outcomes } from './reply.ts'

/** One matter of a conversation: what the person said about it, and what it came to. */
export const summaryItem = z.object({
  said: z.array(z.string()).describe('The question and what was chosen on the way, personal data masked'),
  outcome: z.enum(outcomes),
  entries: z
    .array(z.object({ bot: z.string(), faqId: z.string(), question: z.string() }))
    .describe('The entries that answered it; with outcome `choices`, those that it may be about'),
  helpful: z.boolean().optional().describe('The feedback given, if any'),
  text: z.string().describe('The same as two lines of text'),
})
export type SummaryItem = z.infer<typeof summaryItem>

/** A conversation told in short, for an officer who takes over. Times are ISO 8601 in Hong Kong time. */
export const conversationSummary = z.object({
  bot: z.string(),
  name: z.string(),
  lang: z.enum(languages),
  reference: z.string().describe('To name the conversation by; opens nothing'),
  from: z.string(),
  to: z.string(),
  subject: z.string().describe('For an e-mail'),
  intro: z.string(),
  items: z.array(summaryItem).describe('Oldest first, the last eight; none if nothing was asked yet'),
  note: z.string(),
  text: z.string().describe('Intro, items and note as plain text'),
})
export type ConversationSummary = z.infer<typeof conversationSummary>
