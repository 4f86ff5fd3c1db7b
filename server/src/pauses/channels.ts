/**
 * The ways to a bot that can be paused each for itself: our own API, which the widget uses; the Bot
 * Framework's; the pages without JavaScript; assistants and their like.
 */
export const channels = ['api', 'directline', 'pages', 'assistants'] as const
export type Channel = (typeof channels)[number]

/** What a person may call a channel: the widget goes by the API. */
export function readChannel(name: string): Channel | '*' | undefined {
  if (name === 'widget') return 'api'
  return name === '*' || name === 'all' ? '*' : channels.find((channel) => channel === name)
}
