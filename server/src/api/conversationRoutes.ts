import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Services } from '../Services.ts'
import { findConversation, forgetConversation, isConversationId, readTurns } from '../store/conversations.ts'
import { noConversation } from './answerMessage.ts'
import { explainInvalid } from './explainInvalid.ts'
import { findBot, wantedLanguage } from './findBot.ts'
import { HttpProblem } from './problem.ts'
import { nearestLanguage } from './readLanguage.ts'
import { renderTurns } from './renderTurns.ts'
import { ConversationParam, ConversationTurns, json, LangQuery, problems } from './schemas.ts'

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
          turns: renderTurns(publication, conversationId, turns, lang),
        },
        200,
      )
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

const forget = createRoute({
  method: 'delete',
  path: '/conversations/{id}',
  tags: ['Conversation'],
  summary: 'Forget the conversation: every text of it is deleted',
  request: { params: ConversationParam },
  responses: { 204: { description: 'Forgotten' }, 404: problems[404] },
})
