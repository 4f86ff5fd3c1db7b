import { createHash } from 'node:crypto'
import { type Publication, type Reply, readQuality } from '@faqdesk/bots'
import { translate } from '@faqdesk/faqs'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { answerMessage } from '../api/answerMessage.ts'
import { findPeers } from '../api/findPeers.ts'
import { giveFeedback } from '../api/giveFeedback.ts'
import { limitRate } from '../api/limitRate.ts'
import { HttpProblem } from '../api/problem.ts'
import { renderTurns } from '../api/renderTurns.ts'
import { longestQuestion } from '../api/schemas.ts'
import { summarise } from '../api/summarise.ts'
import { composeCard } from '../card/composeCard.ts'
import { maskMessage } from '../privacy/maskMessage.ts'
import type { Services } from '../Services.ts'
import { findConversation, forgetConversation, isConversationId, readTurns } from '../store/conversations.ts'
import { aboutPage } from './aboutPage.ts'
import { askPage } from './askPage.ts'
import { askWords } from './askWords.ts'
import type { BotPage } from './botLayout.ts'
import { type ConversationPageOptions, conversationPage, reasons } from './conversationPage.ts'
import { entryPage } from './entryPage.ts'
import { errorPage } from './errorPage.ts'
import { missingEntryPage, missingPage } from './missingPage.ts'
import { pageLanguage } from './pageLanguage.ts'
import { respondPage } from './respondPage.ts'

/** A question of 1,000 characters as a form sends it, twelve bytes each at most, and what goes with it. */
const largestForm = 16 * 1024

/** Turns of a conversation that its page shows. */
const mostTurns = 30

/** What the forms of a conversation send; anything else counts as not sent. */
const askedForm = z.object({
  text: z.string().optional().catch(undefined),
  conversation: z.string().refine(isConversationId).optional().catch(undefined),
  /** The turn whose reply the person was looking at. */
  after: z.uuid().optional().catch(undefined),
  /** Show the conversation in this language. */
  show: z.string().optional().catch(undefined),
  do: z.literal('forget').optional().catch(undefined),
  /** The turn that is judged, and the bot that spoke in it: another one where this one referred to it. */
  speaker: z.string().optional().catch(undefined),
  turn: z.uuid().optional().catch(undefined),
  helpful: z.enum(['yes', 'no']).optional().catch(undefined),
  reason: z.enum(reasons).optional().catch(undefined),
})
type AskedForm = z.infer<typeof askedForm>

/**
 * A bot without JavaScript: `/ask/<bot>` with its questions and a form, `/ask/<bot>/<faqId>` for one entry,
 * `/ask/<bot>/about` for its card. Reading asks the database nothing. A conversation is carried on in hidden
 * fields of the forms: no cookie, and nothing to be told in an address.
 */
export function askPages(services: Services) {
  const { publications, pauses, settings } = services
  const limitAsking = limitRate(services, 'pages')

  const pageOf = (c: Context, publication: Publication, tag?: string): BotPage => ({
    publication,
    lang: pageLanguage(c, publication, tag),
    now: new Date(),
    base: settings.publicUrl ?? new URL(c.req.url).origin,
  })
  const find = (c: Context) => publications.get(c.req.param('bot') ?? '')
  const isPaused = ({ publication }: BotPage) => pauses.isPaused(publication.snapshot.bot, 'pages')
  /** Paused bots say so, with the people who can help; search engines come back later. */
  const paused = (c: Context, page: BotPage) =>
    respondPage(c, askPage({ ...page, paused: true }), { status: 503, headers: { 'retry-after': '3600' } })

  /** No such bot, or one that is there but can't be loaded. */
  const noBot = (c: Context) => {
    const lang = pageLanguage(c)
    const isKnown = publications.states().some(({ bot }) => bot === c.req.param('bot'))
    return isKnown
      ? respondPage(c, errorPage(lang, 503, { now: new Date() }), { status: 503, headers: { 'retry-after': '60' } })
      : respondPage(c, missingPage(lang, publications.list()), { status: 404 })
  }

  return new Hono()
    .get('/ask', (c) => c.redirect('/', 302))
    .get('/ask/:bot', (c) => {
      const publication = find(c)
      if (!publication) return noBot(c)
      const page = pageOf(c, publication)
      return isPaused(page) ? paused(c, page) : respondPage(c, askPage(page))
    })
    .get('/ask/:bot/about', (c) => {
      const publication = find(c)
      if (!publication) return noBot(c)
      const page = pageOf(c, publication)
      const { bot } = publication.snapshot
      const { sequence, publishedAt } = publications.live(bot)!
      const quality = readQuality(settings.botsDir, bot)
      const live = { sequence, publishedAt, now: page.now }
      const card = composeCard(page.lang, { publication, quality, live, embedder: settings.embedder })
      return respondPage(c, aboutPage(page, card))
    })
    .get('/ask/:bot/:faqId', (c) => {
      const publication = find(c)
      if (!publication) return noBot(c)
      const page = pageOf(c, publication)
      if (isPaused(page)) return paused(c, page)
      const entry = entryPage(page, c.req.param('faqId'))
      if (entry) return respondPage(c, entry)
      return respondPage(c, missingEntryPage(page, c.req.path), { status: 404 })
    })
    .post(
      '/ask/:bot',
      bodyLimit({
        maxSize: largestForm,
        onError: () => {
          throw new HttpProblem(413, `The form is larger than ${largestForm / 1024} KiB.`)
        },
      }),
      async (c) => {
        const refused = await limitAsking(c, async () => {})
        if (refused) {
          const page = errorPage(pageLanguage(c), 429, { publication: find(c), now: new Date() })
          const headers = { 'retry-after': refused.headers.get('retry-after') ?? '60' }
          return respondPage(c, page, { status: 429, headers })
        }
        const publication = find(c)
        if (!publication) return noBot(c)
        const form = askedForm.parse(await c.req.parseBody())
        const page = pageOf(c, publication, form.show)
        return answerForm(services, c, page, form)
      },
    )
}

async function answerForm(services: Services, c: Context, page: BotPage, form: AskedForm): Promise<Response> {
  const { bot } = page.publication.snapshot
  const found = form.conversation ? await findConversation(services.db, form.conversation) : undefined
  const conversation = found?.bot === bot ? found : undefined
  const w = askWords[page.lang]

  if (form.do === 'forget') {
    if (conversation) await forgetConversation(services.db, conversation.id)
    return respondPage(c, askPage(page, { status: w.forgotten }))
  }
  if (form.turn && (form.helpful || form.reason)) {
    const { turn: turnId, helpful, reason, speaker = bot } = form
    const { snapshot } = services.publications.get(speaker) ?? page.publication
    await giveFeedback(services, snapshot, { turnId, helpful: helpful === 'yes', reason })
    return showConversation(services, c, page, form, { isReasonGiven: reason !== undefined })
  }
  if (form.show) return showConversation(services, c, page, form)

  const text = form.text?.trim() ?? ''
  const message = text === '' ? w.noQuestion : [...text].length > longestQuestion ? w.tooLong : undefined
  if (message) return showConversation(services, c, page, form, { problem: { text, message } })
  const asked = {
    text,
    lang: page.lang,
    channel: 'pages' as const,
    conversationId: conversation && form.conversation,
    clientMessageId: conversation && form.after ? messageId(form.after, text) : undefined,
  }
  const reply = await answerMessage(services, page.publication, asked)
  const isLost = form.conversation !== undefined && !conversation
  return showConversation(
    services,
    c,
    // The whole page speaks the language of the reply.
    { ...page, lang: reply.lang },
    { ...form, conversation: reply.conversationId },
    { asked: { text, reply }, status: isLost ? askWords[reply.lang].gone : undefined },
  )
}

/** The same words after the same reply are the same message: a page that is loaded again asks nothing twice. */
const messageId = (after: string, text: string) =>
  `form.${after}.${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`

type Shown = Pick<ConversationPageOptions, 'status' | 'problem' | 'isReasonGiven'> & {
  /** What was asked just now. */
  asked?: { text: string; reply: Reply }
}

/** The page of the conversation as it stands; without one, the bot's page with the form. */
async function showConversation(
  services: Services,
  c: Context,
  page: BotPage,
  { conversation: conversationId, show }: AskedForm,
  { asked, status, problem, isReasonGiven }: Shown = {},
): Promise<Response> {
  const { db, publications } = services
  const { publication, lang } = page
  const peers = findPeers(services, publication, 'pages')
  const found = conversationId ? await findConversation(db, conversationId) : undefined
  const stored = found?.bot === publication.snapshot.bot ? await readTurns(db, found.id, { limit: mostTurns }) : []
  const turns = renderTurns(publication, conversationId ?? '', stored, {
    lang: show ? lang : undefined,
    peers,
  })
  let isMasked = (stored.at(-1)?.turn.masked.length ?? 0) > 0
  if (asked && turns.at(-1)?.turnId !== asked.reply.turnId) {
    // Its text is not kept: what was said in distress.
    const { text, kinds } = maskMessage(
      asked.text,
      [publication, ...peers].map(({ snapshot }) => snapshot),
    )
    const { turnId } = asked.reply
    turns.push({ turnId, text, at: page.now.toISOString(), reply: asked.reply })
    isMasked = kinds.length > 0
  }
  if (turns.length === 0) return respondPage(c, askPage(page, { status, problem }), { status: problem ? 422 : 200 })
  const nameOf = (bot: string) => {
    const name = publications.get(bot)?.snapshot.config.name
    return name && translate(name, lang)
  }
  const summary = found && turns.at(-1)!.reply.summary ? summarise(publication, found, stored, lang)?.text : undefined
  const shown = { isMasked, isReasonGiven, status, problem, summary, nameOf }
  const options = { conversationId: conversationId!, turns, ...shown }
  return respondPage(c, conversationPage(page, options), { status: problem ? 422 : 200 })
}
