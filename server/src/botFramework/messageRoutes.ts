import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Services } from '../Services.ts'
import type { ChannelAdapterOptions } from './createChannelAdapter.ts'

const largestActivity = 256 * 1024

/**
 * `POST /api/messages`: where Azure Bot Service delivers what people write in Teams and on other channels.
 * The SDK, 40 MB of it, is loaded when the first message comes.
 */
export function messageRoutes(services: Services, options?: ChannelAdapterOptions) {
  let handler: Promise<ReturnType<typeof import('./createMessageHandler.ts').createMessageHandler>> | undefined
  const load = async () => {
    const [{ createChannelAdapter }, { createMessageHandler }] = await Promise.all([
      import('./createChannelAdapter.ts'),
      import('./createMessageHandler.ts'),
    ])
    return createMessageHandler(services, createChannelAdapter(services.settings.azureBots, options))
  }
  return new Hono().post('/', bodyLimit({ maxSize: largestActivity }), async (c) => (await (handler ??= load()))(c))
}
