import type { Publication } from '@faqdesk/bots'
import { HttpProblem } from '../api/problem.ts'
import type { StoredActivity } from '../database/directLineSchema.ts'
import { maskMessage } from '../privacy/maskMessage.ts'
import type { Services } from '../Services.ts'
import { findActivityOfClient, lockDirectLine, openDirectLine, saveActivity } from '../store/activities.ts'
import { activityId } from './renderActivity.ts'
import type { PostedActivity } from './schemas.ts'

/** A conversation as both sides know it: by its row in the store and by its holder's secret. */
export type Line = { conversation: string; conversationId: string; publication: Publication; user?: string }

/** The SDK takes 40 MB and a quarter of a second to load: only where somebody speaks Direct Line. */
const loadBot = once(async () => {
  const [{ DirectLineAdapter }, { createFaqBot }] = await Promise.all([
    import('./DirectLineAdapter.ts'),
    import('../botFramework/createFaqBot.ts'),
  ])
  return { adapter: new DirectLineAdapter(), bot: createFaqBot() }
})

/**
 * Opens the conversation to Direct Line and lets the bot greet, in one transaction.
 * @returns false if it is open already
 */
export async function greet(
  services: Services,
  line: Line & { user: string },
  { locale, showsCards }: { locale: string; showsCards: boolean },
): Promise<boolean> {
  const { adapter, bot } = await loadBot()
  const { conversation, publication, user } = line
  return services.db.transaction(async (session) => {
    if (!(await openDirectLine(session, conversation))) return false
    const incoming = {
      ...frame(line),
      type: 'conversationUpdate',
      locale,
      membersAdded: [{ id: publication.snapshot.bot }, { id: user }],
    }
    const turn = {
      services: { ...services, db: session },
      publication,
      conversationId: line.conversationId,
      showsCards,
    }
    await adapter.process(incoming, { line: { session, conversation }, turn, bot })
    return true
  })
}

/**
 * Takes what a person sends: keeps it, masked, and adds the bot's reply, both in one transaction. Sent
 * again with the same `clientActivityID`, it is taken once.
 * @returns the id under which it comes back
 * @throws HttpProblem 404 if the conversation was forgotten
 */
export async function postActivity(
  services: Services,
  line: Line,
  { activity, showsCards }: { activity: PostedActivity; showsCards: boolean },
): Promise<string> {
  const { conversation, conversationId, publication } = line
  // That somebody types is nothing to keep, nor to answer.
  if (activity.type === 'typing') return activityId(conversationId, 0)
  const { adapter, bot } = await loadBot()
  const clientId = activity.channelData?.clientActivityID
  return services.db.transaction(async (session) => {
    if (!(await lockDirectLine(session, conversation))) throw new HttpProblem(404, notOpen)
    const before = clientId ? await findActivityOfClient(session, conversation, clientId) : undefined
    if (before !== undefined) return activityId(conversationId, before)

    const number = await saveActivity(session, conversation, { activity: toEcho(activity, line), clientId })
    const { type, text, value, locale } = activity
    if (type === 'message') {
      const turn = {
        services: { ...services, db: session },
        publication,
        conversationId,
        clientMessageId: clientId && /^[\w.:-]{1,100}$/.test(clientId) ? clientId : undefined,
        showsCards,
      }
      const incoming = { ...frame(line), type, text, value, ...(locale ? { locale } : {}) }
      await adapter.process(incoming, { line: { session, conversation, replyTo: number }, turn, bot })
    }
    return activityId(conversationId, number)
  })
}

export const notOpen =
  'There is no such conversation, or it was forgotten. POST /v3/directline/conversations opens one.'

/** Who speaks with whom and where, of every activity. */
const frame = ({ conversationId, publication, user }: Line) => ({
  channelId: 'directline',
  conversation: { id: conversationId },
  from: { id: user ?? 'user' },
  recipient: { id: publication.snapshot.bot, name: publication.snapshot.config.name['zh-Hant'] },
})

/**
 * What is kept of a person's activity and comes back to all their clients: the text with personal data
 * masked, and what clients know their own messages by.
 */
function toEcho(activity: PostedActivity, { publication, user }: Line): StoredActivity {
  const { type, text, locale, name, from, channelData = {} } = activity
  const masked = (said: string) => maskMessage(said, [publication.snapshot]).text
  const { clientActivityID, postBack } = channelData
  return {
    type,
    from: { id: masked(user ?? from?.id ?? 'user'), role: 'user' },
    ...(text === undefined ? {} : { text: masked(text), textFormat: 'plain' }),
    ...(locale ? { locale } : {}),
    ...(name ? { name: masked(name) } : {}),
    channelData: {
      ...(clientActivityID ? { clientActivityID } : {}),
      ...(postBack === true ? { postBack } : {}),
    },
  }
}

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= act())
}
