import { type Publication, takeTurn } from '@faqdesk/bots'
import type { AskedLanguage, Content } from '@faqdesk/faqs'
import type { RepliedQuestion } from './evalReplies.ts'
import { type Share, shareWhere } from './metrics.ts'

/** A golden question that could mean several entries, and what the bot made of it. */
export type AskedBack = {
  bot: string
  q: string
  lang: AskedLanguage
  among: string[]
  reply: RepliedQuestion['reply']
}

export type AskingScores = {
  asksBack: Share
  /** Asks back, and the choices hold at least two of the entries that could be meant. */
  offersTwo: Share
  /** Asks back, and the choices hold all entries that could be meant. */
  offersAll: Share
  /** Does not ask back but answers by one of the entries that could be meant. */
  picksOne: Share
}

/** Asks the golden questions on which a bot must ask back, each in a conversation of its own. */
export function askAmbiguous(
  publication: Publication,
  { golden }: Pick<Content, 'golden'>,
  now: Date,
  peers: readonly Publication[] = [],
): AskedBack[] {
  return golden.ask.map((question) => ({
    ...question,
    bot: publication.snapshot.bot,
    reply: takeTurn(publication, undefined, { text: question.q, now }, peers).reply,
  }))
}

/** Scored apart from the other golden questions: they have no one right entry. */
export function scoreAsking(asked: readonly AskedBack[]): AskingScores {
  const offered = ({ among, reply }: AskedBack) =>
    among.filter((id) => (reply.answers ?? []).some(({ faqId }) => faqId === id)).length
  const asks = ({ reply }: AskedBack) => reply.outcome === 'choices'
  return {
    asksBack: shareWhere(asked, asks),
    offersTwo: shareWhere(asked, (one) => asks(one) && offered(one) >= 2),
    offersAll: shareWhere(asked, (one) => asks(one) && offered(one) === one.among.length),
    picksOne: shareWhere(
      asked,
      ({ among, reply }) => reply.outcome === 'answer' && among.includes(reply.answers?.[0]?.faqId ?? ''),
    ),
  }
}
