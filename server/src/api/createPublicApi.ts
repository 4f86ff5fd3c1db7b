import { OpenAPIHono } from '@hono/zod-openapi'
import { directLineRoutes } from '../directline/directLineRoutes.ts'
import type { Services } from '../Services.ts'
import { askRoutes } from './askRoutes.ts'
import { botRoutes } from './botRoutes.ts'
import { conversationRoutes } from './conversationRoutes.ts'

/** Every route that `/openapi.json` describes. Its type is what the typed client is made of. */
export function createPublicApi(services: Services) {
  return new OpenAPIHono()
    .route('/api/v1', botRoutes(services))
    .route('/api/v1', askRoutes(services))
    .route('/api/v1', conversationRoutes(services))
    .route('/v3/directline', directLineRoutes(services))
}
export type PublicApi = ReturnType<typeof createPublicApi>
