import type { Language } from '@faqdesk/faqs'
import { say } from '../answer/say.ts'
import type { Publication } from '../publication/Publication.ts'
import { type ConversationState, firstState } from './ConversationState.ts'
import { referralPhrase, suggestionsOf } from './composeReply.ts'
import { goBack } from './goBack.ts'
import { isServed } from './isServed.ts'
import type { Offered } from './Offered.ts'
import type { Message, PeerVersion, Turn } from './Turn.ts'
import { answerWith, finish, type TurnContext } from './TurnContext.ts'

/** Where a message leads instead of to a reply: to another bot, and there to an entry, to where one was, or anew. */
export type GoTo = { goTo: string; faqId?: string; lang: Language; anew?: true }

/** The bots of a conversation: the one that it began with, all others, and the one that was gone on to. */
export type Party = { home: Publication; peers: readonly Publication[]; host?: Publication }

/** Who answers, what it remembers, and whom it may refer to. */
export function partyOf(home: Publication, peers: readonly Publication[], state: ConversationState): Party {
  return { home, peers, host: state.visit && peers.find(({ snapshot }) => snapshot.bot === state.visit?.bot) }
}

/** Whether a conversation may be gone on with at a bot that it did not begin with: it is there, or was referred there. */
export function mayMoveTo(bot: string, state: ConversationState | null): boolean {
  const isOffered = (item: Offered) => typeof item === 'object' && 'refer' in item && item.refer === bot
  return state !== null && (state.visit?.bot === bot || (visitorOf(state).offered?.some(isOffered) ?? false))
}

/** The same conversation at another bot, to which its next message goes. */
export function moveTo(bot: string, state: ConversationState): ConversationState {
  if (state.visit?.bot === bot) return state
  const { visit: _, ...own } = state
  return { ...own, visit: { bot, state: languagesOf(visitorOf(state)) } }
}

/** Leads a person to the bot that was offered, or back to the one that the conversation began with. */
export function arrive({ home, peers }: Party, state: ConversationState, message: Message, to: GoTo): Turn {
  const { visit: _, ...own } = state
  const isHome = to.goTo === home.snapshot.bot
  const publication = isHome ? home : (peers.find(({ snapshot }) => snapshot.bot === to.goTo) ?? home)
  const languages = languagesOf(visitorOf(state))
  const turn: TurnContext = {
    setting: settingOf({ home, peers, host: publication }, to.lang, message.now),
    before: publication === home && !to.anew ? { ...own, ...languages } : languages,
    message,
    ranking: [],
  }
  const taken = greet(turn, to.faqId)
  return publication === home ? taken : { ...taken, state: { ...own, visit: { bot: to.goTo, state: taken.state } } }
}

/** The setting of whoever answers: all other bots are its peers. */
export function settingOf({ home, peers, host }: Party, lang: Language, now: Date): TurnContext['setting'] {
  if (!host || host === home) return { publication: home, lang, now, peers }
  const others = [home, ...peers].filter((publication) => publication !== host)
  return { publication: host, lang, now, peers: others, home: home.snapshot.bot }
}

/** The other bots that had a part in a turn: those that were asked or are named, and both ends of a visit. */
export function peersOf({ home, peers, host }: Party, { reply, state, trace }: Turn): PeerVersion[] {
  const referred = (visitorOf(state).offered ?? []).flatMap((item) =>
    typeof item === 'object' && 'refer' in item ? item.refer : [],
  )
  const visited = [host?.snapshot.bot, state.visit?.bot].filter((bot) => bot !== undefined)
  const named = new Set([...referred, ...visited, ...(visited.length > 0 ? [home.snapshot.bot] : [])])
  const known = new Map((trace.peers ?? []).map((peer) => [peer.bot, peer]))
  for (const { snapshot, version } of [home, ...peers])
    if (named.has(snapshot.bot)) known.set(snapshot.bot, { bot: snapshot.bot, ...version })
  known.delete(reply.bot ?? home.snapshot.bot)
  return [...known.values()].sort((a, b) => (a.bot < b.bot ? -1 : 1))
}

function greet(turn: TurnContext, faqId: string | undefined): Turn {
  const { setting } = turn
  const { publication, lang } = setting
  const words = {
    name: say(publication, publication.snapshot.config.name, lang),
    role: say(publication, publication.snapshot.config.role, lang),
  }
  const opening = referralPhrase(setting, setting.home === undefined ? 'returned' : 'here', words)
  if (faqId !== undefined && isServed(turn, faqId))
    return answerWith(turn, [{ faqId, score: 1, confidence: 1 }], { opening })
  const offer = { items: suggestionsOf(setting, 4), none: false }
  return goBack(turn, opening) ?? finish(turn, 'smalltalk', { outcome: 'smalltalk', opening, offer })
}

/** What whoever answers remembers. */
const visitorOf = (state: ConversationState): ConversationState => state.visit?.state ?? state

/** A bot that is new to the conversation knows only the person's language. */
function languagesOf({ chosenLang, givenLang, lastLang }: ConversationState): ConversationState {
  return {
    ...firstState,
    ...(chosenLang === undefined ? {} : { chosenLang, givenLang }),
    ...(lastLang === undefined ? {} : { lastLang }),
  }
}
