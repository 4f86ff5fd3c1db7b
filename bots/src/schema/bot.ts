import { day, httpsUrl, id, languages, localised } from '@faqdesk/faqs'
import { z } from 'zod'
import { openingHours } from './hours.ts'
import { handoffChannel } from './reply.ts'

const share = z.number().min(0).max(1)

/**
 * When to answer, ask back or stay silent. All figures are calibrated confidences, 0 to 1.
 * See docs/conversation.md for how they are chosen.
 */
export const policy = z.strictObject({
  answerAt: share.describe('Answer when the best entry is at least this sure …'),
  gap: share.describe('… and ahead of the next one by at least this much'),
  offerAt: share.describe('Offer an entry as a choice from this confidence on; below it, say so'),
  maxChoices: z.int().min(2).max(5),
  keepDays: z.int().min(0).describe('Days for which the masked text of a conversation is kept'),
})
export type Policy = z.infer<typeof policy>

export const handoff = z.strictObject({
  kind: z.enum(['phone', 'email', 'url']),
  label: localised,
  value: z.string().min(1),
  hours: localised.optional().describe('As it is shown'),
  open: openingHours.optional().describe('The same as data, so that the bot can say whether it is open now'),
})

const moment = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?$/,
    'is no moment: write it as 2026-11-25T18:00, in Hong Kong time',
  )

/** A moment of the content: Hong Kong time, whatever the machine's zone, unless it names another. */
export function readMoment(text: string): Date {
  return new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+08:00`)
}

/** Shown before any answer, from its first moment until its last, in Hong Kong time. */
export const notice = z
  .strictObject({
    text: localised,
    from: moment.optional().describe('2026-11-25T18:00; from now on, if left out'),
    to: moment.optional().describe('2026-11-26T09:00; until it is taken out, if left out'),
  })
  .refine(({ from, to }) => !from || !to || readMoment(from) < readMoment(to), {
    path: ['to'],
    message: 'is not after from',
  })

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is no colour: write it as #1d5c4f')

/** `bots/<id>/bot.yaml`: who a bot is. A folder of `bots/` is a bot when it holds one. */
export const bot = z.strictObject({
  name: localised.describe('The persona: 一一, Genie'),
  role: localised.describe('What it is, in a few words: «Dog licence assistant»'),
  service: localised.describe('The real service that this demonstrates, for the demonstration page'),
  department: id.describe('A key of bots/shared/departments.yaml'),
  languages: z.array(z.enum(languages)).min(1),
  greeting: localised,
  scope: localised.describe('What it can help with, to finish the sentence «I can help with …»; no full stop'),
  suggestions: z.array(id).max(6).describe('Entries offered when the chat opens'),
  officialPage: z.strictObject({
    title: localised,
    url: z.union([httpsUrl, z.strictObject({ en: httpsUrl, 'zh-Hant': httpsUrl, 'zh-Hans': httpsUrl.optional() })]),
  }),
  theme: z.strictObject({
    accent: colour.describe('Main colour on a light page; at least 4.5:1 against white'),
    accentDark: colour.describe('Main colour on a dark page; at least 4.5:1 against #10151b'),
    avatar: z.string().min(1).max(2).describe('One or two characters shown as its face'),
  }),
  policy,
  handoff: z.array(handoff).min(1).describe('Who can help when the bot cannot, best first'),
  notices: z.array(notice).optional().describe('What everybody must know now: a typhoon, a counter that is closed'),
  public: z.boolean().default(true),
  allowedOrigins: z.array(z.string()).optional().describe('Sites that may embed it; all, if left out'),
  owner: z.union([localised, z.string()]).optional().describe('Who answers for it, as its card tells the public'),
  riskTier: z
    .enum(['unacceptable', 'high', 'limited', 'low'])
    .optional()
    .describe('By harm that a wrong answer may do'),
  reviewedOn: day.optional().describe('When its persona, policy and hand-off were last reviewed'),
})
export type Bot = z.infer<typeof bot>

/** What the public may know of a bot: `GET /api/v1/bots/{bot}`, in one language. */
export const botProfile = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  department: z.string(),
  languages: z.array(z.enum(languages)),
  lang: z.enum(languages),
  greeting: z.string(),
  paused: z.literal(true).optional().describe('It answers nothing at present; the greeting says so'),
  suggestions: z.array(z.object({ faqId: z.string(), question: z.string() })),
  officialPage: z.object({ title: z.string(), url: z.string() }),
  theme: z.object({ accent: z.string(), accentDark: z.string(), avatar: z.string() }),
  demonstration: z.string().describe('That this is a demonstration and no government service'),
  privacy: z.string().describe('What is kept, and not to give personal data'),
  notices: z.array(z.string()),
  handoff: z.array(handoffChannel),
})
export type BotProfile = z.infer<typeof botProfile>
