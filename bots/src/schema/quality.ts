import { askedLanguages, day } from '@faqdesk/faqs'
import { z } from 'zod'

const count = z.int().min(0)

/** How a bot did on one set of questions, whole replies, each in a conversation of its own: counts, not shares. */
export const questionScores = z.strictObject({
  questions: count,
  withAnswer: count.describe('Questions that an entry of the bot answers; the others it should refuse'),
  found: count.describe('Of withAnswer: a right entry answered, or among the first three choices'),
  refused: count.describe('Of the others: not answered'),
  wrong: count.describe('Of all questions: answered with an entry that is not right'),
  asksBack: count.describe('Of all questions: asked back'),
  languages: z
    .array(z.strictObject({ lang: z.enum(askedLanguages), withAnswer: count, found: count }))
    .describe('The questions with an answer, by the way they are written'),
})
export type QuestionScores = z.infer<typeof questionScores>

/** `bots/<id>/quality.yaml`: what was measured on a bot. Written by `npm run eval -- --cards`, never by hand. */
export const quality = z.strictObject({
  measuredOn: day,
  engine: z.string(),
  content: z.string().describe('Hash of the content that was measured'),
  labelled: questionScores.optional().describe('Questions as people type them (test/queries/)'),
  golden: questionScores.optional().describe("The editors' own test questions (faqs/<bot>/golden/)"),
})
export type Quality = z.infer<typeof quality>
