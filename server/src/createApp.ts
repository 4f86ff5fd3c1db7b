import { OpenAPIHono } from '@hono/zod-openapi'
import type { Services } from './Services.ts'

/** The whole service as one Hono app, without a socket: tests call `app.request(…)`. */
export function createApp(services: Services) {
  const app = new OpenAPIHono()
  app.get('/healthz', (c) => c.json({ status: 'ok', bots: services.publications.list().length }))
  return app
}
export type App = ReturnType<typeof createApp>
