import { randomBytes } from 'node:crypto'
import type { Publication } from '@faqdesk/bots'
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { explainInvalid } from '../api/explainInvalid.ts'
import { findBot } from '../api/findBot.ts'
import { limitRate } from '../api/limitRate.ts'
import { HttpProblem } from '../api/problem.ts'
import { nearestLanguage, negotiateLanguage, readLanguage } from '../api/readLanguage.ts'
import { json, problems, sendingProblems } from '../api/schemas.ts'
import type { Services } from '../Services.ts'
import { readActivities } from '../store/activities.ts'
import { ensureConversation, findConversation, isConversationId, newConversationId } from '../store/conversations.ts'
import { checkOrigin } from './checkOrigin.ts'
import { type Caller, identify } from './identify.ts'
import { greet, type Line, notOpen, postActivity } from './postActivity.ts'
import { readWatermark, toActivitySet } from './renderActivity.ts'
import {
  ActivityId,
  ActivitySet,
  DirectLineConversation,
  DirectLineToken,
  GenerateBody,
  LineParam,
  PostedActivity,
  StartBody,
  WatermarkQuery,
} from './schemas.ts'
import { showsCards } from './showsCards.ts'
import { streamRoute } from './streamRoute.ts'
import { createTokens, type Grant, tokenLife } from './tokens.ts'

/**
 * `/v3/directline`: the Bot Framework's Direct Line 3.0, so that any of its clients can hold a
 * conversation here. 403 means that a token has expired or is for something else, 404 that the
 * conversation has ended: clients act on these.
 */
export function directLineRoutes(services: Services) {
  const tokens = createTokens(services)
  const app = new OpenAPIHono({ defaultHook: explainInvalid })
  const limitPosts = limitRate(services, 'direct line')
  app.use('/tokens/generate', limitRate(services, 'direct line token'))
  app.use('/conversations', limitRate(services, 'direct line start'))
  app.use('/conversations/:conversationId/activities', (c, next) =>
    c.req.method === 'POST' ? limitPosts(c, next) : next(),
  )

  /** What the caller speaks with, unless the page that it comes from may not embed it. */
  const botOf = (c: Context, { bot }: Caller): Publication => {
    const publication = findBot(services, bot)
    checkOrigin(c, publication)
    return publication
  }

  /** @throws HttpProblem 403 if the caller may not enter the conversation, 404 if there is none */
  const enter = async (c: Context, conversationId: string): Promise<Line> => {
    const caller = await identify(c, services, tokens)
    if (caller.by === 'name')
      throw new HttpProblem(403, 'Send the token that POST /v3/directline/conversations gave, not the bot’s id.')
    if (caller.by === 'token' && caller.conversation !== conversationId)
      throw new HttpProblem(403, 'This token is for another conversation.')
    const publication = botOf(c, caller)
    const found = isConversationId(conversationId) ? await findConversation(services.db, conversationId) : undefined
    if (!found) throw new HttpProblem(404, notOpen)
    if (found.bot !== caller.bot) throw new HttpProblem(403, 'This conversation is held with another bot.')
    c.header('cache-control', 'no-store')
    return {
      conversation: found.id,
      conversationId,
      publication,
      user: caller.by === 'token' ? caller.user : undefined,
    }
  }

  const tell = async (c: Context, grant: Grant, watermark = '-') => {
    const path = `/v3/directline/conversations/${grant.conversation}/stream`
    const ticket = await tokens.issue(grant, 'direct-line-stream')
    return {
      conversationId: grant.conversation,
      token: await tokens.issue(grant),
      expires_in: tokenLife,
      streamUrl: `${socketAddress(c, services)}${path}?watermark=${watermark}&t=${ticket}`,
    }
  }

  return app
    .openapi(generateToken, async (c) => {
      const caller = await identify(c, services, tokens)
      if (caller.by === 'token')
        throw new HttpProblem(
          403,
          'Send the id of a public bot or a bot’s secret; a token is renewed at tokens/refresh.',
        )
      botOf(c, caller)
      const user = c.req.valid('json').user?.id ?? newUserId()
      const grant = { bot: caller.bot, conversation: newConversationId(), user }
      c.header('cache-control', 'no-store')
      return c.json(
        { conversationId: grant.conversation, token: await tokens.issue(grant), expires_in: tokenLife },
        200,
      )
    })
    .openapi(refreshToken, async (c) => {
      const caller = await identify(c, services, tokens)
      if (caller.by !== 'token') throw new HttpProblem(403, 'Only a token can be renewed.')
      botOf(c, caller)
      c.header('cache-control', 'no-store')
      return c.json(
        { conversationId: caller.conversation, token: await tokens.issue(caller), expires_in: tokenLife },
        200,
      )
    })
    .openapi(startConversation, async (c) => {
      const caller = await identify(c, services, tokens)
      const publication = botOf(c, caller)
      const { user: wanted, locale } = c.req.valid('json')
      const grant: Grant =
        caller.by === 'token'
          ? caller
          : { bot: caller.bot, conversation: newConversationId(), user: wanted?.id ?? newUserId() }
      const spoken = publication.snapshot.config.languages
      const said = locale ? readLanguage(locale) : undefined
      const lang = (said && nearestLanguage(said, spoken)) ?? negotiateLanguage(c.req.header('accept-language'), spoken)
      const row = await ensureConversation(services.db, { conversationId: grant.conversation, bot: grant.bot, lang })
      if (!row) throw new HttpProblem(404, notOpen)
      const line = { conversation: row.id, conversationId: grant.conversation, publication, user: grant.user }
      const isNew = await greet(services, line, {
        locale: lang,
        showsCards: showsCards(c.req.header('x-ms-bot-agent')),
      })
      c.header('cache-control', 'no-store')
      return c.json(await tell(c, grant), isNew ? 201 : 200)
    })
    .openapi(reconnect, async (c) => {
      const { conversationId, publication, user } = await enter(c, c.req.valid('param').conversationId)
      const grant = { bot: publication.snapshot.bot, conversation: conversationId, user: user ?? newUserId() }
      return c.json(await tell(c, grant, String(readWatermark(c.req.valid('query').watermark))), 200)
    })
    .openapi(getActivities, async (c) => {
      const line = await enter(c, c.req.valid('param').conversationId)
      const watermark = readWatermark(c.req.valid('query').watermark)
      const rows = await readActivities(services.db, line.conversation, watermark)
      return c.json(toActivitySet(rows, { ...line, watermark }), 200)
    })
    .openapi(post, async (c) => {
      const line = await enter(c, c.req.valid('param').conversationId)
      const activity = c.req.valid('json')
      if (activity.attachments?.length) throw noFiles()
      const id = await postActivity(services, line, {
        activity,
        showsCards: showsCards(c.req.header('x-ms-bot-agent'), activity.channelData),
      })
      return c.json({ id }, 200)
    })
    .openapi(upload, async (c) => {
      await enter(c, c.req.valid('param').conversationId)
      throw noFiles()
    })
    .route('/', streamRoute(services, tokens))
}

const noFiles = () => new HttpProblem(415, 'This service takes no files. Send the question as text.')

/** `dl_` marks ids that stand in a token. */
const newUserId = () => `dl_${randomBytes(12).toString('base64url')}`

/** Where this server is reached by WebSocket: as configured, or as the request came. */
function socketAddress(c: Context, { settings }: Services): string {
  if (settings.publicUrl) return settings.publicUrl.replace(/^http/, 'ws')
  const { protocol, host } = new URL(c.req.url)
  const forwarded = settings.trustedHops > 0 ? c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim() : undefined
  return `${(forwarded ?? protocol.slice(0, -1)) === 'https' ? 'wss' : 'ws'}://${host}`
}

const tags = ['Direct Line']
const refusals = {
  401: { ...problems[400], description: 'There is no Authorization header' },
  403: { ...problems[400], description: 'The token has expired or is for something else' },
  404: { ...problems[404], description: 'There is no such bot or conversation, or it has ended' },
}
const body = <T>(schema: T, required = false) => ({ required, content: { 'application/json': { schema } } })

const generateToken = createRoute({
  method: 'post',
  path: '/tokens/generate',
  tags,
  summary: 'A token for a new conversation with a bot, by the id of a public bot or by a bot’s secret',
  request: { body: body(GenerateBody) },
  responses: { 200: json(DirectLineToken, 'The token'), ...sendingProblems, ...refusals },
})

const refreshToken = createRoute({
  method: 'post',
  path: '/tokens/refresh',
  tags,
  summary: 'A new token in the place of one that is still good',
  responses: { 200: json(DirectLineToken, 'The token'), ...refusals },
})

const startConversation = createRoute({
  method: 'post',
  path: '/conversations',
  tags,
  summary: 'Start the conversation of a token, or one with a bot named by its id or secret; the bot greets',
  request: { body: body(StartBody) },
  responses: {
    200: json(DirectLineConversation, 'It had been started before'),
    201: json(DirectLineConversation, 'Started'),
    ...sendingProblems,
    ...refusals,
  },
})

const reconnect = createRoute({
  method: 'get',
  path: '/conversations/{conversationId}',
  tags,
  summary: 'Come back to a conversation: a new token, and a stream that begins after the watermark',
  request: { params: LineParam, query: WatermarkQuery },
  responses: { 200: json(DirectLineConversation, 'The conversation'), ...refusals },
})

const getActivities = createRoute({
  method: 'get',
  path: '/conversations/{conversationId}/activities',
  tags,
  summary: 'What was said after the watermark, 200 activities at most',
  request: { params: LineParam, query: WatermarkQuery },
  responses: { 200: json(ActivitySet, 'The activities, oldest first'), ...refusals },
})

const post = createRoute({
  method: 'post',
  path: '/conversations/{conversationId}/activities',
  tags,
  summary: 'Say something; the reply comes by polling or stream',
  request: { params: LineParam, body: body(PostedActivity, true) },
  responses: { 200: json(ActivityId, 'Taken'), ...sendingProblems, ...refusals },
})

const upload = createRoute({
  method: 'post',
  path: '/conversations/{conversationId}/upload',
  tags,
  summary: 'Files are refused',
  request: { params: LineParam },
  responses: { 415: sendingProblems[415], ...refusals },
})
