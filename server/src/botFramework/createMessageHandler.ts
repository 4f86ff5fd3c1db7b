import { Activity } from '@microsoft/agents-activity'
import type { CloudAdapter, Request, TurnContext } from '@microsoft/agents-hosting'
import type { Context } from 'hono'
import { derivedSecret } from '../accounts/derivedSecret.ts'
import { findBot } from '../api/findBot.ts'
import { HttpProblem } from '../api/problem.ts'
import type { Services } from '../Services.ts'
import { ensureConversation } from '../store/conversations.ts'
import { setTurn } from './BotTurn.ts'
import { channelConversation } from './channelConversation.ts'
import { createFaqBot } from './createFaqBot.ts'
import { showsCardsOn } from './fitChannel.ts'
import { WebReply } from './WebReply.ts'

/** Checks the token, finds the bot by it, and lets the SDK's adapter process the activity. */
export function createMessageHandler(services: Services, adapter: CloudAdapter): (c: Context) => Promise<Response> {
  const bot = createFaqBot()
  const botOf = new Map(Object.entries(services.settings.azureBots).map(([id, { clientId }]) => [clientId, id]))

  return async (c) => {
    const request: Request = { method: 'POST', headers: c.req.header() }
    const reply = new WebReply()
    let isAuthorized = false
    await adapter.authorizeRequest(request, reply, () => {
      isAuthorized = true
    })
    if (!isAuthorized) return reply.toResponse()

    request.body = await c.req.json().catch(() => undefined)
    if (!isActivity(request.body)) throw new HttpProblem(400, 'The body is no Bot Framework activity.')
    const publication = findBot(services, botOf.get(String(request.user?.aud)) ?? '')
    await adapter.process(request, reply, async (context: TurnContext) => {
      const { activity } = context
      const { bot: id, config } = publication.snapshot
      const conversationId = channelConversation(await derivedSecret(services, 'channels'), id, activity)
      if (activity.type === 'message') {
        // In a team people write «@Genie …».
        activity.removeRecipientMention()
        await ensureConversation(services.db, { conversationId, bot: id, lang: config.languages[0]! })
      }
      setTurn(context, {
        services,
        publication,
        conversationId,
        // Azure delivers again what was not answered in time.
        clientMessageId: activity.id?.slice(-100),
        showsCards: showsCardsOn(activity.channelId),
      })
      await bot.run(context)
    })
    return reply.toResponse()
  }
}

function isActivity(body: unknown): body is Record<string, unknown> {
  try {
    Activity.fromObject(body as object)
    return true
  } catch {
    return false
  }
}
