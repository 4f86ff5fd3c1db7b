import { languages } from '@faqdesk/faqs'
import { z } from 'zod'

/** What a bot's reply came to. The decision policy and all statistics hang on these. */
export const outcomes = ['answer', 'choices', 'flow', 'smalltalk', 'referral', 'noanswer', 'handoff'] as const
export type Outcome = (typeof outcomes)[number]

/** The facts of an entry, each as one line of text in the language of the answer. */
export const facts = z.object({
  fee: z.string().optional(),
  documents: z.array(z.string()).optional(),
  processingTime: z.string().optional(),
  validity: z.string().optional(),
  deadline: z.string().optional(),
  eligibility: z.array(z.string()).optional(),
  where: z.string().optional(),
  when: z.string().optional(),
  penalty: z.string().optional(),
})

/** The facts in the order in which a person needs them. */
export const factNames = [
  'eligibility',
  'documents',
  'fee',
  'processingTime',
  'validity',
  'deadline',
  'where',
  'when',
  'penalty',
] as const satisfies (keyof z.infer<typeof facts>)[]

export const answerChannel = z.object({
  kind: z.string(),
  label: z.string(),
  url: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  hours: z.string().optional(),
})

export const answer = z.object({
  bot: z.string(),
  faqId: z.string(),
  lang: z.enum(languages),
  question: z.string(),
  short: z.string(),
  answer: z.string().describe('Markdown: paragraphs, lists, bold, links, tables; no HTML, no images'),
  confidence: z.number().min(0).max(1).describe('Calibrated probability that this entry answers the question'),
  facts: facts.optional(),
  channels: z.array(answerChannel).optional(),
  form: z
    .object({
      number: z.string().optional(),
      title: z.string(),
      titleUnofficial: z.boolean().optional().describe('The title is ours: the official one was not seen'),
      languages: z.array(z.string()).optional(),
      channels: z.array(answerChannel).optional(),
    })
    .optional(),
  links: z.array(z.object({ title: z.string(), url: z.string() })).optional(),
  caution: z.string().optional(),
  department: z.string().optional(),
  source: z.string().optional(),
  reviewedOn: z.string().optional(),
  reviewOverdue: z.boolean().optional(),
  related: z.array(z.object({ faqId: z.string(), question: z.string() })).optional(),
})
export type Answer = z.infer<typeof answer>

/** Times are ISO 8601 in Hong Kong time. */
export const openState = z.object({
  now: z.boolean().optional().describe('Left out where it hangs on holidays that are not known'),
  until: z.string().optional().describe('When it closes'),
  next: z.string().optional().describe('When it opens next'),
  text: z.string().describe('The same as a sentence'),
})
export type OpenState = z.infer<typeof openState>

export const handoffChannel = z.object({
  kind: z.enum(['phone', 'email', 'url']),
  label: z.string(),
  value: z.string().describe('A telephone number, an e-mail address or a web address'),
  hours: z.string().optional(),
  open: openState
    .optional()
    .describe('Whether somebody is there at the moment of the reply; left out where the hours are not known'),
})
export type HandoffChannel = z.infer<typeof handoffChannel>

export const reply = z.object({
  conversationId: z.string(),
  turnId: z.string(),
  bot: z.string().optional().describe('Who replies: the bot that was asked, or the one that it referred to'),
  lang: z.enum(languages),
  outcome: z.enum(outcomes),
  text: z.string().describe('The whole reply as plain text, for a client that shows nothing else'),
  lead: z
    .string()
    .optional()
    .describe(
      'What is said before the answers, the choices and the channels, as plain text: the fact that was asked for',
    ),
  answers: z.array(answer).optional(),
  choices: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  flow: z.object({ id: z.string(), step: z.int(), of: z.int(), canBack: z.boolean() }).optional(),
  referral: z
    .object({ bot: z.string(), label: z.string() })
    .optional()
    .describe('Another bot of the platform that can answer; the label is among the choices and leads there'),
  handoff: z.array(handoffChannel).optional(),
  summary: z
    .literal(true)
    .optional()
    .describe('The conversation in short, to take along: GET /api/v1/conversations/{id}/summary'),
  notices: z
    .array(z.string())
    .optional()
    .describe('To be shown before the answer; the last one says that this is a demonstration'),
  version: z.object({ engine: z.string(), content: z.string() }),
})
/** One reply of a bot, as `CONTRACT.md` section 3 fixes it. */
export type Reply = z.infer<typeof reply>
