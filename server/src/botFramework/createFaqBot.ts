import { profileOf } from '@faqdesk/bots'
import { Activity } from '@microsoft/agents-activity'
import { ActivityHandler } from '@microsoft/agents-hosting'
import { answerMessage } from '../api/answerMessage.ts'
import { nearestLanguage, readLanguage } from '../api/readLanguage.ts'
import { longestQuestion } from '../api/schemas.ts'
import { turnOf } from './BotTurn.ts'
import { greetingActivity } from './greetingActivity.ts'
import { replyActivity } from './replyActivity.ts'
import { textOf } from './textOf.ts'

/**
 * Our bots as the Bot Framework sees them, on every channel: greets when it joins a conversation, and
 * answers messages by the same `answerMessage` as the API.
 */
export function createFaqBot(): ActivityHandler {
  return new ActivityHandler()
    .onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient, locale } = context.activity
      if (membersAdded.some(({ id }) => id === recipient?.id)) {
        const { services, publication, showsCards } = turnOf(context)
        const spoken = publication.snapshot.config.languages
        const wanted = locale ? readLanguage(locale) : undefined
        const lang = (wanted && nearestLanguage(wanted, spoken)) ?? spoken[0] ?? 'en'
        const paused = services.pauses.isPaused(publication.snapshot.bot, 'directline')
        const profile = profileOf(publication, lang, new Date(), { paused })
        await context.sendActivity(Activity.fromObject(greetingActivity(profile, showsCards)))
      }
      await next()
    })
    .onMessage(async (context, next) => {
      const { services, publication, conversationId, clientMessageId, showsCards } = turnOf(context)
      const { activity } = context
      const reply = await answerMessage(services, publication, {
        // Where a channel lets people write more, what they begin with is most likely what they ask.
        text: [...textOf(activity)].slice(0, longestQuestion).join(''),
        channel: 'directline',
        lang: activity.locale ? readLanguage(activity.locale) : undefined,
        conversationId,
        clientMessageId,
      })
      await context.sendActivity(Activity.fromObject(replyActivity(publication, reply, showsCards)))
      await next()
    })
}
