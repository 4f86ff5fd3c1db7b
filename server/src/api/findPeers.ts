import { mayMoveTo, type Publication } from '@faqdesk/bots'
import type { Channel } from '../pauses/channels.ts'
import type { Services } from '../Services.ts'
import type { StoredConversation } from '../store/conversations.ts'
import { HttpProblem } from './problem.ts'

type PeerServices = Pick<Services, 'pauses' | 'publications'>

/**
 * The bots that a bot may refer a question to: the public ones, as it is one itself, that are not taken off and
 * that may be shown wherever this one may.
 */
export function findPeers({ pauses, publications }: PeerServices, home: Publication, channel: Channel): Publication[] {
  const { config, bot } = home.snapshot
  if (!config.public) return []
  const mayShow = (allowed: readonly string[] | undefined) =>
    allowed === undefined || (config.allowedOrigins?.every((origin) => allowed.includes(origin)) ?? false)
  return publications
    .list()
    .filter(
      ({ snapshot }) =>
        snapshot.bot !== bot &&
        snapshot.config.public &&
        mayShow(snapshot.config.allowedOrigins) &&
        !pauses.isPaused(snapshot.bot, channel),
    )
}

/** The bot that a conversation began with, the others that may have a part in it, and the door, if it is another's. */
export type ConversationParty = { home: Publication; peers: Publication[]; door?: string }

/**
 * Who takes part where a message was sent to a bot in a conversation: of its own, or one in which it was referred to.
 * @throws HttpProblem 403 if it is another bot's
 */
export function findParty(
  services: PeerServices,
  asked: Publication,
  conversation: Pick<StoredConversation, 'bot' | 'state'> | undefined,
  channel: Channel,
): ConversationParty {
  const { bot } = asked.snapshot
  if (!conversation || conversation.bot === bot) return { home: asked, peers: findPeers(services, asked, channel) }
  const home = services.publications.get(conversation.bot)
  const peers = home ? findPeers(services, home, channel) : []
  if (!home || !peers.includes(asked) || !mayMoveTo(bot, conversation.state)) throw new HttpProblem(403, otherBot)
  return { home, peers, door: bot }
}

const otherBot = 'This conversation was held with another bot. Leave conversationId out to open one with this bot.'
