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
  'back',
  'continue',
  'change-answer',
  'cancel',
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

/** Parts of an answer that a short question can ask for: «幾錢？», «what do I need?». */
export const aspects = [
  'fee',
  'documents',
  'time',
  'validity',
  'deadline',
  'eligibility',
  'where',
  'when',
  'penalty',
  'how',
] as const
export type Aspect = (typeof aspects)[number]

/** What makes a message hang on the answer before it. */
const follow = z.strictObject({
  openers: patterns.describe('Words that tie a question to the one before: 咁, how about'),
  pronouns: patterns.describe('Words that stand for what was spoken of: 佢, it'),
  aspects: z.record(z.enum(aspects), patterns).describe('Ways of asking for one part of an answer'),
})

/** One way in which entries on the same matter differ, so that a single question tells them apart. */
const facet = z.strictObject({
  id,
  ask: localised,
  values: z
    .array(
      z.strictObject({
        id,
        label: localised.describe('What the button says'),
        find: patterns.describe("Words of an entry's title, in both languages, that show that it is of this kind"),
      }),
    )
    .min(2),
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
      agree: patterns.optional().describe('Yes to an offer; below an answer they only acknowledge it'),
      none: patterns,
    })
    .describe('Short replies to choices'),
  follow: follow.optional().describe('Absent in publications of before it was kept: nothing is followed'),
  facets: z.array(facet).optional().describe('Tried in this order when several entries are possible'),
})
export type SmallTalk = z.infer<typeof smallTalk>
