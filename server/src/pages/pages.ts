import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { handleError } from '../api/handleError.ts'
import { readLanguage } from '../api/readLanguage.ts'
import { respondText } from '../api/respondCacheable.ts'
import type { Services } from '../Services.ts'
import { tryServeFile } from '../static/serveFile.ts'
import { askPages } from './askPages.ts'
import { chatPage } from './chatPage.ts'
import { demoPage } from './demoPage.ts'
import { errorPage } from './errorPage.ts'
import { frontPage } from './frontPage.ts'
import { missingPage } from './missingPage.ts'
import { pageLanguage } from './pageLanguage.ts'
import { respondPage } from './respondPage.ts'
import { robots, sitemap } from './sitemap.ts'
import { themeSheet } from './themeSheet.ts'

/**
 * What people see without a client of their own: `/` shows the bots, `/demo/<bot>/` is a page of a
 * department that embeds one as a stranger would, `/chat/<bot>` is the chat as a page, and `/ask/<bot>` is all of
 * it without JavaScript. All of them in three languages (`?lang=`, else what the browser wishes), for every bot
 * that exists as data.
 */
export function pages(services: Services) {
  const { publications, settings } = services
  const baseOf = (c: Context) => settings.publicUrl ?? new URL(c.req.url).origin
  const missing = (c: Context) => respondPage(c, missingPage(pageLanguage(c), publications.list()), { status: 404 })
  const handle = handleError(services)

  return new Hono()
    .use(compress())
    .onError((error, c) => {
      // Logged and counted as everywhere; only told to a person.
      const { status, headers } = handle(error, c)
      const publication = publications.get(/^\/(?:ask|chat|demo)\/([^/]+)/.exec(c.req.path)?.[1] ?? '')
      const retryAfter = headers.get('retry-after')
      return respondPage(c, errorPage(pageLanguage(c), status, { publication, now: new Date() }), {
        status: status as ContentfulStatusCode,
        headers: retryAfter ? { 'retry-after': retryAfter } : {},
      })
    })
    .route('/', askPages(services))
    .get('/robots.txt', (c) => respondText(c, robots(baseOf(c)), 'text/plain; charset=utf-8'))
    .get('/sitemap.xml', (c) =>
      respondText(c, sitemap(baseOf(c), publications.list(), new Date()), 'application/xml; charset=utf-8'),
    )
    .get('/', (c) => respondPage(c, frontPage(pageLanguage(c), publications.list(), new Date(), baseOf(c))))
    .get('/demo', (c) => c.redirect('/', 302))
    .get('/demo/', (c) => c.redirect('/', 302))
    .get('/demo/:bot', (c) => c.redirect(`/demo/${encodeURIComponent(c.req.param('bot'))}/${queryOf(c)}`, 301))
    .get('/demo/:bot/', (c) => {
      const publication = publications.get(c.req.param('bot'))
      return publication ? respondPage(c, demoPage(pageLanguage(c), publication, new Date())) : missing(c)
    })
    .get('/chat/:bot', (c) => {
      const publication = publications.get(c.req.param('bot'))
      if (!publication) return missing(c)
      // The sites that may put the chat into a frame are those that may embed it in any other way.
      const frame = publication.snapshot.config.allowedOrigins?.join(' ') ?? '*'
      return respondPage(c, chatPage(pageLanguage(c), publication, new Date()), { frame })
    })
    .get('/pages/pages.css', (c) => file(c, 'pages.css'))
    .get('/pages/openLinked.js', (c) => file(c, 'openLinked.js'))
    .get('/pages/icon.svg', (c) => file(c, 'icon.svg'))
    .get('/favicon.ico', (c) => c.redirect('/pages/icon.svg', 301))
    .get('/pages/themes.css', (c) => {
      const sheets = publications.list().map(({ snapshot }) => themeSheet(snapshot.config.theme, `.of-${snapshot.bot}`))
      return sheet(c, sheets.join(''))
    })
    .get('/pages/theme/:file', (c) => {
      const bot = /^([a-z0-9-]+)\.css$/.exec(c.req.param('file'))?.[1]
      const publication = bot ? publications.get(bot) : undefined
      return publication ? sheet(c, themeSheet(publication.snapshot.config.theme)) : c.notFound()
    })
}

async function file(c: Context, name: string) {
  return (await tryServeFile(c, join(import.meta.dirname, name))) ?? c.notFound()
}

function sheet(c: Context, css: string) {
  c.header('cache-control', 'no-cache')
  return c.body(css, 200, { 'content-type': 'text/css; charset=utf-8' })
}

function queryOf(c: Context): string {
  const lang = readLanguage(c.req.query('lang') ?? '')
  return lang ? `?lang=${lang}` : ''
}
