import { hongKongDay, type Publication, profileOf, renderAnswer, validOn } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Services } from '../Services.ts'
import { explainInvalid } from './explainInvalid.ts'
import { displayLanguage, findBot } from './findBot.ts'
import { HttpProblem } from './problem.ts'
import { respondCacheable } from './respondCacheable.ts'
import {
  BotParam,
  BotProfile,
  BotSummary,
  FaqPage,
  FaqParam,
  FaqsQuery,
  json,
  LangQuery,
  PublishedFaq,
  problems,
} from './schemas.ts'

/** `/api/v1/bots…`: which bots there are, who they are, and what they have published. */
export function botRoutes(services: Services) {
  return new OpenAPIHono({ defaultHook: explainInvalid })
    .openapi(listBots, (c) => {
      const bots = services.publications.list().filter(({ snapshot }) => snapshot.config.public)
      return respondCacheable(c, bots.map(summarise)) as never
    })
    .openapi(getBot, (c) => {
      const { bot } = c.req.valid('param')
      const publication = findBot(services, bot)
      const lang = displayLanguage(c, c.req.valid('query').lang, publication.snapshot.config.languages)
      c.header('content-language', lang)
      return respondCacheable(
        c,
        profileOf(publication, lang, new Date(), { paused: services.pauses.isPaused(bot, 'api') }),
      ) as never
    })
    .openapi(listFaqs, (c) => {
      const publication = findBot(services, c.req.valid('param').bot)
      const { cursor, limit, lang: tag } = c.req.valid('query')
      const lang = displayLanguage(c, tag, publication.snapshot.config.languages)
      const now = new Date()
      const served = publication.snapshot.content.entries.filter((faq) => validOn(faq, hongKongDay(now)))
      const entries = services.pauses.isPaused(publication.snapshot.bot, 'api') ? [] : served
      const start = cursor === undefined ? 0 : afterCursor(cursor, entries)
      const page = entries.slice(start, start + limit)
      const end = start + page.length
      c.header('content-language', lang)
      return respondCacheable(c, {
        faqs: page.map(({ id }) => renderFaq(publication, id, lang, now)).filter((faq) => faq !== undefined),
        ...(end < entries.length ? { next: toCursor(end, page.at(-1)!.id) } : {}),
        total: entries.length,
      }) as never
    })
    .openapi(getFaq, (c) => {
      const { bot, faqId } = c.req.valid('param')
      const publication = findBot(services, bot)
      const lang = displayLanguage(c, c.req.valid('query').lang, publication.snapshot.config.languages)
      if (services.pauses.isPaused(bot, 'api'))
        throw new HttpProblem(404, `The bot «${bot}» is paused: its profile tells who can help.`)
      const faq = renderFaq(publication, faqId, lang, new Date())
      if (!faq)
        throw new HttpProblem(404, `The bot «${bot}» has no entry «${faqId}». GET /api/v1/bots/${bot}/faqs lists them.`)
      c.header('content-language', lang)
      return respondCacheable(c, faq) as never
    })
}

function summarise({ snapshot }: Publication) {
  const inAll = (text: Parameters<typeof translate>[0]) => ({
    en: translate(text, 'en'),
    'zh-Hant': translate(text, 'zh-Hant'),
    'zh-Hans': translate(text, 'zh-Hans'),
  })
  const { name, role, languages } = snapshot.config
  return { id: snapshot.bot, name: inAll(name), role: inAll(role), languages }
}

function renderFaq(publication: Publication, faqId: string, lang: Language, now: Date) {
  const entry = publication.byId.get(faqId)
  if (!entry || !validOn(entry, hongKongDay(now))) return undefined
  const rendered = renderAnswer(publication, faqId, lang, { confidence: 1, now })
  if (!rendered) return undefined
  const { confidence: _, ...faq } = rendered
  return { ...faq, category: entry.category }
}

const toCursor = (next: number, lastId: string) => Buffer.from(JSON.stringify([next, lastId])).toString('base64url')

/** Goes on after the entry that the last page ended with, even if others were added before it since. */
function afterCursor(cursor: string, entries: readonly { id: string }[]): number {
  const parsed = cursorContent.safeParse(tryJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) {
    const message = 'is no cursor: send `next` of the page before, or leave it out to begin'
    throw new HttpProblem(400, `cursor ${message}.`, {
      problems: [{ file: '', field: 'cursor', message, severity: 'error' }],
    })
  }
  const [next, lastId] = parsed.data
  const last = entries.findIndex(({ id }) => id === lastId)
  return last >= 0 ? last + 1 : next
}

const cursorContent = z.tuple([z.int().min(0), z.string()])

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const listBots = createRoute({
  method: 'get',
  path: '/bots',
  tags: ['Bots'],
  summary: 'Every public bot',
  responses: { 200: json(z.array(BotSummary), 'The bots, by id') },
})

const getBot = createRoute({
  method: 'get',
  path: '/bots/{bot}',
  tags: ['Bots'],
  summary: 'A bot’s public profile: persona, greeting, suggestions, theme, notices, hand-off',
  request: { params: BotParam, query: LangQuery },
  responses: { 200: json(BotProfile, 'The profile in one language'), 400: problems[400], 404: problems[404] },
})

const listFaqs = createRoute({
  method: 'get',
  path: '/bots/{bot}/faqs',
  tags: ['Bots'],
  summary: 'The published entries, a page at a time',
  request: { params: BotParam, query: FaqsQuery },
  responses: { 200: json(FaqPage, 'A page of entries'), 400: problems[400], 404: problems[404] },
})

const getFaq = createRoute({
  method: 'get',
  path: '/bots/{bot}/faqs/{faqId}',
  tags: ['Bots'],
  summary: 'One published entry',
  request: { params: FaqParam, query: LangQuery },
  responses: { 200: json(PublishedFaq, 'The entry in one language'), 400: problems[400], 404: problems[404] },
})
