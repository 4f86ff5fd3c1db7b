import { type AuthConfiguration, CloudAdapter, createOutboundHostValidator } from '@microsoft/agents-hosting'
import type { Settings } from '../settings.ts'
import { fitChannel } from './fitChannel.ts'

export type ChannelAdapterOptions = {
  /** Who signs the tokens of Entra. Default: Microsoft's public cloud. */
  authority?: string
  /** Hosts that replies may be sent to besides Microsoft's. */
  hosts?: string[]
}

/**
 * The SDK's own adapter for Azure Bot Service, one registration for each bot. It checks the tokens of
 * incoming requests, their issuer too, and sends replies to Microsoft's hosts only.
 */
export function createChannelAdapter(
  azureBots: Settings['azureBots'],
  { authority, hosts }: ChannelAdapterOptions = {},
): CloudAdapter {
  const connections = new Map<string, AuthConfiguration>(
    Object.entries(azureBots).map(([bot, credentials]) => [
      bot,
      { ...credentials, authorityEndpoint: authority, validateIssuer: true },
    ]),
  )
  const connectionsMap = Object.entries(azureBots).map(([connection, { clientId }]) => ({
    serviceUrl: '*',
    audience: clientId,
    connection,
  }))
  const adapter = new CloudAdapter(
    { connections, connectionsMap: [...connectionsMap, { serviceUrl: '*', connection: [...connections.keys()][0]! }] },
    undefined,
    undefined,
    { validateServiceUrl: true },
    createOutboundHostValidator({ enabled: true, hosts }),
  )
  // The SDK would tell the citizen to mend the source code.
  adapter.onTurnError = async (_, error) => {
    throw error
  }
  adapter.use(fitChannel)
  return adapter
}
