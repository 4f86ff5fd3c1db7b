import { localised } from '@faqdesk/faqs'
import { z } from 'zod'

const channelLabels = z.strictObject({
  online: localised,
  app: localised,
  pdf: localised,
  paper: localised,
  counter: localised,
  post: localised,
  'drop-box': localised,
  phone: localised,
  fax: localised,
  email: localised,
})

/**
 * `bots/shared/phrases.yaml`: what every bot says in its own words. {name} in braces is filled in;
 * each field tells what it may hold.
 */
export const phrases = z.strictObject({
  demonstration: localised.describe('On every reply'),
  officialPage: localised.describe('{title}, {url}'),
  privacy: localised.describe('{days}'),
  understood: localised.describe('{question}: which question an answer answers'),
  askBack: localised,
  askBackAgain: localised.describe('The second time in a row'),
  askBackOne: localised.describe('When there is one choice only'),
  howToPick: localised.describe('Under the choices, for clients without buttons'),
  noneOfThese: localised.describe('The last choice'),
  refusal: localised.describe('{scope}'),
  refusalAgain: localised.describe('{scope}: another wording, for the second time in a row'),
  refusalHandoff: localised.describe('The third time, and after «none of these»'),
  suggestionsIntro: localised,
  otherWays: localised.describe('Before the channels of a refusal'),
  handoff: localised.describe('When a person is wanted'),
  paused: localised.optional().describe('{name}: while the bot is taken off; the people who can help follow'),
  profanity: localised.describe('{scope}'),
  unreadable: localised.describe('For a message without words'),
  otherLanguage: localised.describe('For a message in a language that no bot speaks'),
  nothingToRepeat: localised,
  twoQuestions: localised,
  noPart: localised.optional().describe('{part}: when an answer does not tell the part that is asked for'),
  flow: z
    .strictObject({
      howTo: localised.describe('Under the first question of a flow'),
      notUnderstood: localised.describe('When a message is none of the choices'),
      noneFits: localised.describe('After «none of these»; the people who can help follow'),
      chosen: localised.describe('{path}: what was chosen on the way to an answer'),
      changeWhich: localised.describe('Before the answers so far, of which one is to be changed'),
      offer: localised.describe('Before flows and entries below an answer'),
      left: localised.describe('When a flow is left'),
      back: localised.describe('A choice, one step back'),
      restart: localised.describe('A choice, to the first step'),
      change: localised.describe('A choice, to change an answer'),
      resume: localised.describe('{step}: a choice, back to the question that waits'),
    })
    .optional()
    .describe('Guided flows; absent in publications of before they were run, which begin none'),
  referral: z
    .strictObject({
      opening: localised.describe('{name}, {role}, {question}: of the bot that answers, and the title of its answer'),
      also: localised.describe('{name}, {role}, {question}: below the answer to the other of two questions'),
      how: localised.describe('{name}: before the choice that leads there'),
      ask: localised.describe('{name}, {question}: that choice'),
      here: localised.describe('{name}, {role}: the first words of that bot'),
      back: localised.describe('{name}: a choice, back to the bot that the conversation began with'),
      returned: localised.describe('{name}: the first words of that one'),
    })
    .optional()
    .describe("Questions of another bot's; absent in publications of before they were referred"),
  opening: z
    .strictObject({
      now: localised,
      until: localised.describe('{time}'),
      untilUnlessHoliday: localised.describe('{time}: where the holidays of the year are not known'),
      closed: localised,
      next: localised.describe('{time}: when it opens next'),
      today: localised.describe('{time}: the time of an opening later today'),
      nextUnlessHoliday: localised.describe('{time}: where the holidays of that year are not known'),
      holiday: localised.describe('{holiday}, {time}: closed for a holiday today'),
    })
    .optional()
    .describe('Whether a channel is open now; absent in publications of before it was told'),
  summary: z
    .strictObject({
      subject: localised.describe('{name}, {reference}: of an e-mail'),
      title: localised.describe('{name}, {role}'),
      reference: localised.describe('{reference}, {when}'),
      at: localised.describe('{day}, {from}'),
      fromTo: localised.describe('{day}, {from}, {to}'),
      earlier: localised.describe('{count}: matters that are not told'),
      answered: localised.describe('{entries}'),
      open: localised.describe('{entries}: when none of the choices was taken'),
      flow: localised.describe('{entries}: the flow that was not walked to its end'),
      referred: localised.describe('{entries}: the bot that can answer'),
      unanswered: localised,
      notHelpful: localised,
      note: localised,
    })
    .optional()
    .describe('The summary of a conversation, for the officer who takes over'),
  labels: z.strictObject({
    steps: localised,
    eligibility: localised,
    documents: localised,
    fee: localised,
    feeConcession: localised.describe('{text}'),
    feeFrom: localised.describe('{date}'),
    processingTime: localised,
    validity: localised,
    deadline: localised,
    where: localised,
    when: localised,
    penalty: localised,
    form: localised,
    channels: localised,
    links: localised,
    caution: localised,
    department: localised,
    source: localised,
    reviewedOn: localised.describe('{date}'),
    reviewOverdue: localised,
    lowConfidence: localised.describe('The caution of an entry of low confidence that has none of its own'),
    titleUnofficial: localised,
    original: localised,
    copy: localised,
    either: localised,
  }),
  channels: channelLabels,
})
export type Phrases = z.infer<typeof phrases>
