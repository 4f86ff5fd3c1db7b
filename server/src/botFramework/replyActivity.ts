import { type HandoffChannel, handoffToText, type Publication, type Reply } from '@faqdesk/bots'
import type { CardAction } from '@microsoft/agents-activity'
import { answerCard } from './answerCard.ts'
import { plainToMarkdown } from './plainToMarkdown.ts'
import { reachUrl } from './reachUrl.ts'

/** A message of the bot before the channel gives it ids, sender and receiver. Plain JSON. */
export type BotMessage = {
  type: 'message'
  locale: string
  textFormat: 'plain' | 'markdown'
  inputHint: 'acceptingInput' | 'expectingInput'
  text?: string
  attachments?: { contentType: string; content: unknown }[]
  attachmentLayout?: 'list'
  suggestedActions?: { to: string[]; actions: CardAction[] }
  channelData?: Record<string, unknown>
}

/**
 * A reply as a Bot Framework message: as text, each answer as an Adaptive Card too, choices and the
 * people who can help as suggested actions, and the whole `Reply` in `channelData.reply`.
 * @param showsCards the client draws cards and Markdown: what the cards say need not stand in the text again
 */
export function replyActivity(publication: Publication, reply: Reply, showsCards: boolean): BotMessage {
  const answers = reply.outcome === 'answer' ? (reply.answers ?? []) : []
  const text = showsCards && answers.length > 0 ? besideCards(reply) : reply.text
  const actions = [
    ...(reply.choices ?? []).map(({ label, value }) => ({ type: 'imBack', title: label, value })),
    ...(reply.handoff ?? []).map(reachAction),
  ]
  return {
    type: 'message',
    locale: reply.lang,
    textFormat: showsCards ? 'markdown' : 'plain',
    inputHint: reply.choices ? 'expectingInput' : 'acceptingInput',
    ...(text ? { text: showsCards ? plainToMarkdown(text) : text } : {}),
    ...(answers.length > 0
      ? {
          attachments: answers.map((answer, index) => ({
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: answerCard(publication, answer, index === answers.length - 1 ? reply.notices?.slice(-1) : []),
          })),
          attachmentLayout: 'list',
        }
      : {}),
    ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
    channelData: { reply },
  }
}

/** What no card says: notices, which come first, the words before the answers, the people who can help. */
function besideCards({ notices = [], lead, handoff, lang }: Reply): string {
  const blocks = [...notices.slice(0, -1), lead, handoff && handoffToText(handoff, lang)]
  return blocks.filter(Boolean).join('\n\n')
}

function reachAction({ kind, label, value }: HandoffChannel): CardAction {
  const title = kind === 'url' || label.includes(value) ? label : `${label} ${value}`
  return { type: kind === 'phone' ? 'call' : 'openUrl', title, value: reachUrl(kind, value) }
}
