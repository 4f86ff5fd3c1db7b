import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { adminRoutes } from './admin/adminRoutes.ts'
import { createPublicApi } from './api/createPublicApi.ts'
import { crossOrigin } from './api/crossOrigin.ts'
import { describeApi } from './api/describeApi.ts'
import { methodFinder } from './api/findMethods.ts'
import { handleError } from './api/handleError.ts'
import { operationRoutes } from './api/operationRoutes.ts'
import { HttpProblem, respondProblem } from './api/problem.ts'
import { messageRoutes } from './botFramework/messageRoutes.ts'
import { logRequests } from './observe/logRequests.ts'
import { missingPage } from './pages/missingPage.ts'
import { pageLanguage } from './pages/pageLanguage.ts'
import { pages } from './pages/pages.ts'
import { respondPage } from './pages/respondPage.ts'
import type { Services } from './Services.ts'
import { clientRoutes } from './static/clientRoutes.ts'

/** A question of 1,000 characters, each of four bytes or escaped, and what goes with it. */
const largestBody = 16 * 1024

/** The whole service as one Hono app, without a socket: tests call `app.request(…)`. */
export function createApp(services: Services) {
  const app = new OpenAPIHono()
  app.onError(handleError(services))
  app.use(logRequests(services.log))
  const isSecure = services.settings.publicUrl?.startsWith('https:')
  app.use(async function fixedHeaders(c, next) {
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'strict-origin-when-cross-origin')
    if (isSecure) c.header('strict-transport-security', 'max-age=31536000')
    await next()
  })

  app.use('/api/v1/*', crossOrigin(services))
  app.use(
    '/v3/directline/*',
    crossOrigin(services, { headers: 'Authorization, Content-Type, X-MS-Bot-Agent, X-Requested-With' }),
  )
  const limitBody = bodyLimit({ maxSize: largestBody, onError: () => refuseLarge() })
  // Reading the body ends Hono's fast path, so only where there is one.
  app.use('/api/v1/*', (c, next) => (c.req.method === 'POST' ? limitBody(c, next) : next()))
  app.use('/v3/directline/*', (c, next) =>
    c.req.method === 'POST' && !c.req.path.endsWith('/upload') ? limitBody(c, next) : next(),
  )
  const api = createPublicApi(services)

  const whole = app
    .route('/', api)
    .route('/', describeApi(api))
    .route('/', operationRoutes(services))
    .route('/admin/api', adminRoutes(services))
    .route('/', clientRoutes())
    .route('/', pages(services))

  if (Object.keys(services.settings.azureBots).length > 0) app.route('/api/messages', messageRoutes(services))

  const methodsOf = methodFinder(app)
  app.notFound((c) => {
    const methods = methodsOf(c.req.path)
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (isReading && /\btext\/html\b/.test(c.req.header('accept') ?? '') && !/^\/(?:api|v3|admin)\//.test(c.req.path))
      return respondPage(c, missingPage(pageLanguage(c), services.publications.list()), { status: 404 })
    if (methods.length === 0 || methods.includes(c.req.method))
      return respondProblem(c, 404, 'There is nothing at this address. The API is described at /docs.')
    const allow = methods.join(', ')
    if (c.req.method === 'OPTIONS') return c.body(null, 204, { allow })
    return respondProblem(c, 405, `This address takes ${allow}.`, { headers: { allow } })
  })
  return whole
}
export type App = ReturnType<typeof createApp>

function refuseLarge(): never {
  throw new HttpProblem(
    413,
    `The body is larger than ${largestBody / 1024} KiB. A question has at most 1,000 characters.`,
  )
}
