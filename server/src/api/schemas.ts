import { answer, botProfile, conversationSummary, reply } from '@faqdesk/bots'
import { languages } from '@faqdesk/faqs'
import { z } from '@hono/zod-openapi'

/** Most characters (code points) that a question may have. */
export const longestQuestion = 1000

const lang = z.enum(languages)
const localisedText = z
  .object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() })
  .openapi('LocalisedText')

// `extend({})` makes a copy: what was made before the OpenAPI extension was loaded can't be named.
export const Answer = answer.extend({}).openapi('Answer')
export const PublishedFaq = answer.omit({ confidence: true }).extend({ category: z.string() }).openapi('PublishedFaq')
export const Reply = reply.extend({ answers: z.array(Answer).optional() }).openapi('Reply')
export const BotProfile = botProfile.extend({}).openapi('BotProfile')

export const BotSummary = z
  .object({ id: z.string(), name: localisedText, role: localisedText, languages: z.array(lang) })
  .openapi('BotSummary')

export const Suggestion = z.object({ faqId: z.string(), question: z.string() }).openapi('Suggestion')

export const FaqPage = z
  .object({
    faqs: z.array(PublishedFaq),
    next: z.string().optional().describe('The cursor of the next page; absent on the last one'),
    total: z.int(),
  })
  .openapi('FaqPage')

export const ConversationTurns = z
  .object({
    conversationId: z.string(),
    bot: z.string(),
    lang,
    turns: z.array(
      z.object({
        turnId: z.string(),
        text: z.string().describe('What the person wrote, personal data masked'),
        at: z.string(),
        reply: Reply,
        helpful: z.boolean().optional().describe('The feedback given, if any'),
      }),
    ),
  })
  .openapi('Conversation')

export const ConversationSummary = conversationSummary.extend({}).openapi('ConversationSummary')

export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe('What is wrong, and the way out'),
    problems: z
      .array(z.object({ file: z.string(), field: z.string().optional(), message: z.string(), severity: z.string() }))
      .optional()
      .describe('Which field is wrong, and how'),
  })
  .openapi('ProblemDetails', { description: 'RFC 9457' })

const botId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no bot id: see GET /api/v1/bots')
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,127}$/, 'is no entry id')

export const BotParam = z.object({ bot: botId.openapi({ example: 'genie' }) })
export const FaqParam = BotParam.extend({ faqId: id.openapi({ example: 'lost-licence' }) })
export const ConversationParam = z.object({
  id: z
    .string()
    .max(100)
    .describe('The conversation’s id, or `current` with the id in the header FAQDesk-Conversation'),
})

const langField = z
  .string()
  .max(35, 'is no language tag')
  .describe(
    'BCP 47: en, zh-Hant, zh-Hans; zh-HK, zh-TW and yue mean zh-Hant, zh-CN and zh-SG mean zh-Hans, en-GB means en',
  )
  .openapi({ example: 'zh-Hant' })

export const LangQuery = z.object({ lang: langField.optional() })

const limit = (usual: number, most: number) =>
  z.coerce
    .number('should be a number')
    .int('should be a whole number')
    .min(1, 'should be at least 1')
    .max(most, `should be ${most} at most`)
    .default(usual)

export const FaqsQuery = LangQuery.extend({
  cursor: z.string().max(300).optional().describe('`next` of the page before'),
  limit: limit(20, 100),
})

export const length = (text: string) => {
  let count = 0
  for (const _ of text) count++
  return count
}

export const tooLong = `may have ${longestQuestion} characters at most: ask one thing at a time`

export const SuggestQuery = LangQuery.extend({
  q: z.string('is missing: send what was typed so far').refine((text) => length(text) <= longestQuestion, tooLong),
  limit: limit(5, 10),
})

export const AskBody = z
  .object({
    text: z
      .string('is missing: send the question')
      .refine((text) => text.trim().length > 0, 'is empty: send the question')
      .refine((text) => length(text) <= longestQuestion, tooLong)
      .openapi({ example: '狗牌幾錢？' }),
    lang: langField.optional().describe('The reader’s own choice; left out, the language of the question decides'),
    conversationId: z.string('should be a text').max(100, 'is no conversation id').optional(),
    clientMessageId: z
      .string('should be a text')
      .regex(/^[\w.:-]{1,100}$/, 'should have 1 to 100 letters, digits, . : _ or -')
      .optional()
      .describe('Made by the client: sending a message again with the same one gives the same reply and counts once'),
  })
  .openapi('Ask')

export const FeedbackBody = z
  .object({
    turnId: z.uuid('is no turn id: send the turnId of the reply'),
    helpful: z.boolean('should be true or false'),
    reason: z.string().max(100, 'may have 100 characters at most').optional(),
    comment: z.string().max(1000, 'may have 1000 characters at most').optional().describe('Personal data is masked'),
  })
  .openapi('Feedback')

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemDetails } },
})

/** The errors that a route may answer, for its description. */
export const problems = {
  400: problem('A field is missing or wrong; `problems` names it'),
  404: problem('There is no such bot, entry or conversation'),
}
export const sendingProblems = {
  ...problems,
  413: problem('The body is larger than 16 KiB'),
  415: problem('The body is not JSON'),
  429: problem('Too many requests from this address; Retry-After says when to try again'),
}
export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
