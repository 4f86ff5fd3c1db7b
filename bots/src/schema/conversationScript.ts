import { id, languages } from '@faqdesk/faqs'
import { z } from 'zod'
import { turnStatuses } from '../conversation/Turn.ts'
import { outcomes } from './reply.ts'

const lines = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

/** What a reply must be. Only what is named is checked. */
const expectation = z.strictObject({
  outcome: z.enum(outcomes).optional(),
  status: z.enum(turnStatuses).optional(),
  lang: z.enum(languages).optional(),
  faqId: id.optional().describe('The entry that is answered; with two answers, the first'),
  faqIds: z.array(id).min(1).optional().describe('All entries that are answered, in order'),
  offers: z.array(id).min(1).optional().describe('Entries that and flows that must be among the choices, in any order'),
  choices: lines.optional().describe('Words on the buttons that must be there'),
  noChoices: lines.optional().describe('Words on buttons that must not be there'),
  flow: z
    .string()
    .regex(/^[a-z0-9-]+ \d+\/\d+$/, 'is no place in a flow: write it as licence-needed 2/4')
    .optional()
    .describe('The flow with the step that is asked and the number of steps: licence-needed 2/4'),
  bot: id.optional().describe('Who replies: the bot, or one that it referred to'),
  referral: id.optional().describe('The bot that is named as the one that can answer'),
  handoff: lines.optional().describe('Numbers or addresses that must be among those of the hand-off'),
  lead: lines.optional().describe('Words that must be said before the answers'),
  includes: lines.optional().describe('Words that the text must hold'),
  excludes: lines.optional().describe('Words that the text must not hold'),
})

const turn = z.strictObject({
  say: z.string().describe('What the person types'),
  lang: z.enum(languages).optional().describe("The reader's choice, if one is sent with the message"),
  expect: expectation,
})

const script = z.strictObject({
  title: z.string().min(1),
  on: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('When it takes place, 2026-11-25T10:00:00+08:00; entries are served by their dates'),
  turns: z.array(turn).min(1),
})
export type ConversationScript = z.infer<typeof script>

/** `bots/<id>/conversations/*.yaml`: conversations, turn by turn, with what the bot must reply. */
export const conversationFile = z.strictObject({ conversations: z.array(script).min(1) })
export type ConversationFile = z.infer<typeof conversationFile>
