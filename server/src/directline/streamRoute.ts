import { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { findBot } from '../api/findBot.ts'
import { HttpProblem } from '../api/problem.ts'
import type { Services } from '../Services.ts'
import { findConversation } from '../store/conversations.ts'
import { checkOrigin } from './checkOrigin.ts'
import { notOpen } from './postActivity.ts'
import { readWatermark } from './renderActivity.ts'
import { streamActivities } from './streamActivities.ts'
import type { Tokens } from './tokens.ts'

/** `GET /conversations/{id}/stream?watermark=&t=`: the WebSocket to which `streamUrl` points. */
export function streamRoute(services: Services, tokens: Tokens) {
  return new Hono().get(
    '/conversations/:conversationId/stream',
    async (c, next) => {
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
        throw new HttpProblem(426, 'Open this address as a WebSocket.', { headers: { upgrade: 'websocket' } })
      await next()
    },
    upgradeWebSocket(async (c) => {
      const conversationId = c.req.param('conversationId') ?? ''
      const grant = await tokens.read(c.req.query('t') ?? '', 'direct-line-stream')
      if (grant?.conversation !== conversationId)
        throw new HttpProblem(403, 'This stream address has expired. GET the conversation again for a new one.')
      checkOrigin(c, findBot(services, grant.bot))
      const found = await findConversation(services.db, conversationId)
      if (!found) throw new HttpProblem(404, notOpen)
      const watermark = readWatermark(c.req.query('watermark'))
      let stop: (() => void) | undefined
      return {
        onOpen(_, socket) {
          stop = streamActivities(services, socket, {
            conversation: found.id,
            conversationId,
            user: grant.user,
            watermark,
          })
        },
        onClose: () => stop?.(),
      }
    }),
  )
}
