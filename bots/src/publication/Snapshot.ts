import type { Content, Departments, LexiconFile, Phrasings, SharedValues } from '@faqdesk/faqs'
import type { Bot } from '../schema/bot.ts'
import type { Flow } from '../schema/flow.ts'
import type { Holidays } from '../schema/hours.ts'
import type { OtherLanguages } from '../schema/otherLanguages.ts'
import type { Phrases } from '../schema/phrases.ts'
import type { ReferralRule } from '../schema/referral.ts'
import type { SmallTalk } from '../schema/smallTalk.ts'

/**
 * Everything that decides a bot's answers, as plain JSON: what the store keeps of a publication and
 * what the folders `faqs/<bot>/`, `bots/<bot>/` and the shared ones hold. All of it is versioned
 * together, since a change in any of it can change an answer.
 */
export type Snapshot = {
  bot: string
  config: Bot
  content: Content
  /** Guided flows by id; absent if the bot has none. */
  flows?: Record<string, Flow>
  shared: {
    departments: Departments
    values: SharedValues
    smallTalk: SmallTalk
    phrases: Phrases
    /** Messages that no bot answers, besides those of the bot's own content. */
    none?: Phrasings
    /** General holidays by year, for opening hours; absent in publications of before they were kept. */
    holidays?: Holidays
    /** Languages that no bot speaks; absent in publications of before they were kept. */
    otherLanguages?: OtherLanguages
    /** When a question is another bot's; without it none is. */
    referral?: ReferralRule
  }
  lexicon: LexiconFile
}
