import type { Activity } from '@microsoft/agents-activity'
import type { MiddlewareHandler } from '@microsoft/agents-hosting'

/** Channels of Azure Bot Service that draw Adaptive Cards and Markdown. */
const drawsCards = new Set(['msteams', 'webchat', 'emulator', 'directline'])

export const showsCardsOn = (channelId: string | undefined): boolean => drawsCards.has(channelId ?? '')

/** Most suggested actions that Teams takes. */
const mostActions = 6

/**
 * Bot Framework middleware: leaves out of each message what the channel can't show. The text always says
 * everything, so nothing is lost.
 */
export const fitChannel: MiddlewareHandler = async (context, next) => {
  context.onSendActivities(async (_, activities, send) => {
    for (const activity of activities) fit(activity, showsCardsOn(context.activity.channelId))
    return send()
  })
  await next()
}

function fit(activity: Activity, showsCards: boolean): void {
  // The whole reply is for our own clients; Teams has a limit of 28 KB for all.
  delete activity.channelData
  if (!showsCards) delete activity.attachments
  // Teams knows no other kind, and shows none if there is one.
  const actions = activity.suggestedActions?.actions.filter(({ type }) => type === 'imBack').slice(0, mostActions)
  if (actions?.length) activity.suggestedActions = { to: [], actions }
  else delete activity.suggestedActions
}
