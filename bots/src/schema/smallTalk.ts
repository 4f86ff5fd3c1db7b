import { id, localised } from '@faqdesk/faqs'
import { z } from 'zod'
import { handoff } from './bot.ts'

const patterns = z
  .array(z.string().trim().min(1))
  .min(1)
  .describe('Words as people type them, in either script; … stands for up to four words or characters')

/** Words that give something away wherever they stand in a message. */
const guard = z.strictObject({
  find: patterns,
  unless: patterns.optional().describe('The same words in a harmless sense: 想死火 is a car that stalls'),
})

/** What a kind of small talk makes the bot do, besides answering. */
export const smallTalkActions = [
  'crisis',
  'handoff',
  'repeat',
  'start-over',
  'speak-en',
  'speak-zh-Hant',
  'speak-zh-Hans',
] as const
export type SmallTalkAction = (typeof smallTalkActions)[number]

/** Kinds of small talk. A message is one when it holds nothing but its words and fillers. */
const intent = z.strictObject({
  id,
  say: patterns,
  reply: localised.describe('{name}, {role}, {scope} stand for those of the bot'),
  again: localised.optional().describe('Another wording, for the second time in a row'),
  action: z.enum(smallTalkActions).optional(),
  offer: z.enum(['suggestions', 'handoff']).optional().describe('What the reply offers besides its words'),
})

/** `bots/shared/smallTalk.yaml`: guards, small talk and short picks, for all bots. */
export const smallTalk = z.strictObject({
  fillers: patterns.describe('Words that ask for nothing: please, 呀, 唔該'),
  guards: z.strictObject({
    crisis: guard.extend({ reply: localised, lines: z.array(handoff).min(1) }),
    person: guard,
    profanity: guard,
  }),
  intents: z
    .array(intent)
    .min(1)
    .describe('Where a message holds two kinds, the one that stands first here is answered'),
  picks: z
    .strictObject({
      places: z.array(patterns).min(5).describe('Ways of saying the first, the second … of the choices offered'),
      last: patterns,
      yes: patterns,
      none: patterns,
    })
    .describe('Short replies to choices'),
})
export type SmallTalk = z.infer<typeof smallTalk>
