import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Services } from '../Services.ts'
import { findConversation, forgetConversation, isConversationId, readTurns } from '../store/conversations.ts'
import { noConversation } from './answerMessage.ts'
import { explainInvalid } from './explainInvalid.ts'
import { displayLanguage, findBot, wantedLanguage } from './findBot.ts'
import { findPeers } from './findPeers.ts'
import { HttpProblem } from './problem.ts'
import { nearestLanguage } from './readLanguage.ts'
import { renderTurns } from './renderTurns.ts'
import { ConversationParam, ConversationSummary, ConversationTurns, json, LangQuery, problems } from './schemas.ts'
import { summarise } from './summarise.ts'

/** `/api/v1/conversations/{id}`: what was said, in the language wanted; and forgetting it. */
export function conversationRoutes(services: Services) {
  const find = async (c: Context, idInPath: string) => {
    const conversationId = idInPath === 'current' ? (c.req.header('faqdesk-conversation') ?? '') : idInPath
    const conversation = isConversationId(conversationId)
      ? await findConversation(services.db, conversationId)
      : undefined
    if (!conversation) throw new HttpProblem(404, noConversation)
    c.header('cache-control', 'no-store')
    return { conversationId, conversation }
  }

  return new OpenAPIHono({ defaultHook: explainInvalid })
    .openapi(getConversation, async (c) => {
      const { conversationId, conversation } = await find(c, c.req.valid('param').id)
      const publication = findBot(services, conversation.bot)
      const spoken = publication.snapshot.config.languages
      const wanted = wantedLanguage(c.req.valid('query').lang)
      const lang = wanted && (nearestLanguage(wanted, spoken) ?? wanted)
      const turns = await readTurns(services.db, conversation.id)
      return c.json(
        {
          conversationId,
          bot: conversation.bot,
          lang: lang ?? (conversation.lang as never),
          turns: renderTurns(publication, conversationId, turns, {
            lang,
            peers: findPeers(services, publication, 'api'),
          }),
        },
        200,
      )
    })
    .openapi(getSummary, async (c) => {
      const { conversation } = await find(c, c.req.valid('param').id)
      const publication = findBot(services, conversation.bot)
      const lang = displayLanguage(
        c,
        c.req.valid('query').lang ?? conversation.lang,
        publication.snapshot.config.languages,
      )
      const summary = summarise(publication, conversation, await readTurns(services.db, conversation.id), lang)
      if (!summary) throw new HttpProblem(404, nothingKept)
      c.header('content-language', lang)
      c.header('vary', 'Accept')
      const wanted = accepts(c, { header: 'Accept', supports: [asJson, asText], default: asJson })
      return (wanted === asText ? c.text(summary.text, 200) : c.json(summary, 200)) as never
    })
    .openapi(forget, async (c) => {
      const { conversation } = await find(c, c.req.valid('param').id)
      await forgetConversation(services.db, conversation.id)
      return c.body(null, 204)
    })
}

const getConversation = createRoute({
  method: 'get',
  path: '/conversations/{id}',
  tags: ['Conversation'],
  summary: 'The conversation’s turns, answers in the language wanted',
  request: { params: ConversationParam, query: LangQuery },
  responses: { 200: json(ConversationTurns, 'The last 200 turns, oldest first'), ...problems },
})

const [asJson, asText] = ['application/json', 'text/plain']
const nothingKept = 'Nothing of this conversation is kept any longer.'

const getSummary = createRoute({
  method: 'get',
  path: '/conversations/{id}/summary',
  tags: ['Conversation'],
  summary: 'The conversation in short, to be copied into a call, an e-mail or a form',
  description: 'JSON; with `Accept: text/plain` the text alone.',
  request: { params: ConversationParam, query: LangQuery },
  responses: {
    200: {
      description: 'What was asked, what was answered, and what was left open',
      content: {
        'application/json': { schema: ConversationSummary },
        'text/plain': { schema: z.string() },
      },
    },
    ...problems,
  },
})

const forget = createRoute({
  method: 'delete',
  path: '/conversations/{id}',
  tags: ['Conversation'],
  summary: 'Forget the conversation: every text of it is deleted',
  request: { params: ConversationParam },
  responses: { 204: { description: 'Forgotten' }, 404: problems[404] },
})
