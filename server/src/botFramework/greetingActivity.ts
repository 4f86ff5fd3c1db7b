import type { BotProfile } from '@faqdesk/bots'
import { plainToMarkdown } from './plainToMarkdown.ts'
import type { BotMessage } from './replyActivity.ts'

/** What a bot says when a conversation begins: who it is, what is kept, and questions to begin with. */
export function greetingActivity(profile: BotProfile, showsCards: boolean): BotMessage {
  const { lang, notices, greeting, privacy, demonstration, suggestions } = profile
  const text = [...notices, greeting, `${privacy}\n${demonstration}`].join('\n\n')
  const actions = suggestions.map(({ question }) => ({ type: 'imBack', title: question, value: question }))
  return {
    type: 'message',
    locale: lang,
    textFormat: showsCards ? 'markdown' : 'plain',
    inputHint: 'expectingInput',
    text: showsCards ? plainToMarkdown(text) : text,
    ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
  }
}
