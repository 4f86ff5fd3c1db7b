import { suggestQuestions } from '@faqdesk/bots'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Services } from '../Services.ts'
import { answerMessage } from './answerMessage.ts'
import { explainInvalid } from './explainInvalid.ts'
import { displayLanguage, findBot, wantedLanguage } from './findBot.ts'
import { giveFeedback } from './giveFeedback.ts'
import { limitRate } from './limitRate.ts'
import { HttpProblem } from './problem.ts'
import {
  AskBody,
  BotParam,
  FeedbackBody,
  json,
  problems,
  Reply,
  Suggestion,
  SuggestQuery,
  sendingProblems,
} from './schemas.ts'

/** `/api/v1/bots/{bot}/ask`, `suggest` and `feedback`: what a person sends to a bot. */
export function askRoutes(services: Services) {
  const app = new OpenAPIHono({ defaultHook: explainInvalid })
  app.use('/bots/:bot/ask', limitRate(services, 'ask'))
  app.use('/bots/:bot/feedback', limitRate(services, 'feedback'))
  app.use('/bots/:bot/suggest', limitRate(services, 'suggest', { times: 10 }))

  const suggest = (c: Context, bot: string, { q, lang, limit }: z.output<typeof SuggestQuery>) => {
    const publication = findBot(services, bot)
    const shown = displayLanguage(c, lang, publication.snapshot.config.languages)
    c.header('cache-control', 'no-store')
    if (services.pauses.isPaused(bot, 'api')) return c.json([], 200)
    return c.json(suggestQuestions(publication, q.toWellFormed(), { lang: shown, limit, now: new Date() }), 200)
  }

  return app
    .openapi(ask, async (c) => {
      const publication = findBot(services, c.req.valid('param').bot)
      const { lang, ...message } = c.req.valid('json')
      const reply = await answerMessage(services, publication, { ...message, lang: wantedLanguage(lang) })
      c.header('cache-control', 'no-store')
      return c.json(reply, 200)
    })
    .openapi(getSuggestions, (c) => suggest(c, c.req.valid('param').bot, c.req.valid('query')))
    .openapi(postSuggestions, (c) => suggest(c, c.req.valid('param').bot, c.req.valid('json')))
    .openapi(feedback, async (c) => {
      const { bot } = c.req.valid('param')
      const { snapshot } = findBot(services, bot)
      const given = c.req.valid('json')
      if (!(await giveFeedback(services, snapshot, given)))
        throw new HttpProblem(
          404,
          `The bot «${bot}» gave no reply «${given.turnId}». Send the turnId of one of its replies.`,
        )
      return c.body(null, 204)
    })
}

const ask = createRoute({
  method: 'post',
  path: '/bots/{bot}/ask',
  tags: ['Conversation'],
  summary: 'Ask a question',
  request: { params: BotParam, body: { required: true, content: { 'application/json': { schema: AskBody } } } },
  responses: {
    200: json(Reply, 'The reply'),
    ...sendingProblems,
    403: { ...problems[404], description: 'The conversation was held with another bot' },
  },
})

const suggestions = json(z.array(Suggestion), 'Questions that complete what was typed, best first')

const getSuggestions = createRoute({
  method: 'get',
  path: '/bots/{bot}/suggest',
  tags: ['Conversation'],
  summary: 'Completions while typing; never logged',
  request: { params: BotParam, query: SuggestQuery },
  responses: { 200: suggestions, 400: problems[400], 404: problems[404], 429: sendingProblems[429] },
})

const postSuggestions = createRoute({
  method: 'post',
  path: '/bots/{bot}/suggest',
  tags: ['Conversation'],
  summary: 'The same, with what was typed kept out of addresses',
  request: { params: BotParam, body: { required: true, content: { 'application/json': { schema: SuggestQuery } } } },
  responses: { 200: suggestions, ...sendingProblems },
})

const feedback = createRoute({
  method: 'post',
  path: '/bots/{bot}/feedback',
  tags: ['Conversation'],
  summary: 'Say whether a reply helped; sent again, it replaces what was said before',
  request: { params: BotParam, body: { required: true, content: { 'application/json': { schema: FeedbackBody } } } },
  responses: { 204: { description: 'Remembered' }, ...sendingProblems },
})
