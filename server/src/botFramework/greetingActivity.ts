import type { BotProfile } from '@faqdesk/bots'
import type { BotMessage } from './replyActivity.ts'

/** What a bot says when a conversation begins: who it is, what is kept, and questions to begin with. */
export function greetingActivity(profile: BotProfile): BotMessage {
  const { lang, notices, greeting, privacy, demonstration, suggestions } = profile
  const actions = suggestions.map(({ question }) => ({ type: 'imBack', title: question, value: question }))
  return {
    type: 'message',
    locale: lang,
    textFormat: 'plain',
    inputHint: 'expectingInput',
    text: [...notices, greeting, `${privacy}\n${demonstration}`].join('\n\n'),
    ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
  }
}
