import { join } from 'node:path'
import type { Language } from '@faqdesk/faqs'
import { type Context, Hono } from 'hono'
import { negotiateLanguage, readLanguage } from '../api/readLanguage.ts'
import type { Services } from '../Services.ts'
import { tryServeFile } from '../static/serveFile.ts'
import { chatPage } from './chatPage.ts'
import { demoPage } from './demoPage.ts'
import { frontPage } from './frontPage.ts'
import { missingPage } from './missingPage.ts'
import { pagePolicy } from './pagePolicy.ts'
import { themeSheet } from './themeSheet.ts'

/**
 * What people see without a client of their own: `/` shows the bots, `/demo/<bot>/` is a page of a
 * department that embeds one as a stranger would, `/chat/<bot>` is the chat as a page. All of them in
 * three languages (`?lang=`, else what the browser wishes), for every bot that exists as data.
 */
export function pages({ publications }: Pick<Services, 'publications'>) {
  const page = (c: Context, html: string | Promise<string>, options: { status?: 200 | 404; frame?: string } = {}) => {
    c.header('content-security-policy', pagePolicy(options.frame))
    c.header('vary', 'Accept-Language')
    c.header('cache-control', 'no-cache')
    return c.html(html, options.status ?? 200)
  }
  const missing = (c: Context) => page(c, missingPage(pageLanguage(c), publications.list()), { status: 404 })

  return new Hono()
    .get('/', (c) => page(c, frontPage(pageLanguage(c), publications.list(), new Date())))
    .get('/demo', (c) => c.redirect('/', 302))
    .get('/demo/', (c) => c.redirect('/', 302))
    .get('/demo/:bot', (c) => c.redirect(`/demo/${encodeURIComponent(c.req.param('bot'))}/${queryOf(c)}`, 301))
    .get('/demo/:bot/', (c) => {
      const publication = publications.get(c.req.param('bot'))
      return publication ? page(c, demoPage(pageLanguage(c), publication, new Date())) : missing(c)
    })
    .get('/chat/:bot', (c) => {
      const publication = publications.get(c.req.param('bot'))
      if (!publication) return missing(c)
      // The sites that may put the chat into a frame are those that may embed it in any other way.
      const frame = publication.snapshot.config.allowedOrigins?.join(' ') ?? '*'
      return page(c, chatPage(pageLanguage(c), publication, new Date()), { frame })
    })
    .get('/pages/pages.css', (c) => file(c, 'pages.css'))
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

/** Where the browser has no wish that is spoken here, the first. */
const byCustom: Language[] = ['zh-Hant', 'en', 'zh-Hans']

/** The language of a page: what the address says, else what the browser wishes, else Traditional Chinese. */
function pageLanguage(c: Context): Language {
  return readLanguage(c.req.query('lang') ?? '') ?? negotiateLanguage(c.req.header('accept-language'), byCustom)
}

function queryOf(c: Context): string {
  const lang = readLanguage(c.req.query('lang') ?? '')
  return lang ? `?lang=${lang}` : ''
}
