import { Activity } from '@microsoft/agents-activity'
import { BaseAdapter, TurnContext as Turn, type TurnContext } from '@microsoft/agents-hosting'
import { type BotTurn, setTurn } from '../botFramework/BotTurn.ts'
import type { Session } from '../database/connect.ts'
import type { StoredActivity } from '../database/directLineSchema.ts'
import { saveActivity } from '../store/activities.ts'

/** Where the turn's messages go: into the caller's transaction. */
type Line = { session: Session; conversation: string; replyTo?: number }

const key = 'directLine'

/**
 * The Bot Framework's adapter for our own Direct Line: what a bot sends is added to the conversation's
 * activities, from where clients read it.
 */
export class DirectLineAdapter extends BaseAdapter {
  constructor() {
    super()
    // The SDK would tell the citizen to mend the source code; ours are told by the route.
    this.onTurnError = async (_, error) => {
      throw error
    }
  }

  /** Lets the bot take its turn on an activity, and fulfils when its messages are in the store. */
  async process(
    incoming: object,
    { line, turn, bot }: { line: Line; turn: BotTurn; bot: { run(context: TurnContext): Promise<void> } },
  ): Promise<void> {
    const context = new Turn(this, Activity.fromObject(incoming))
    context.turnState.set(key, line)
    setTurn(context, turn)
    await this.runMiddleware(context, (revocable) => bot.run(revocable))
  }

  async sendActivities(context: TurnContext, activities: Activity[]) {
    const { session, conversation, replyTo } = context.turnState.get<Line>(key)!
    const sent: { id: string }[] = []
    for (const activity of activities) {
      if (activity.type === 'trace') continue
      const number = await saveActivity(session, conversation, { activity: toStored(activity, replyTo) })
      sent.push({ id: String(number) })
    }
    return sent
  }

  updateActivity = refuse
  deleteActivity = refuse
  continueConversation = refuse
  uploadAttachment = refuse
  getAttachmentInfo = refuse
  getAttachment = refuse
}

/** What was said stays said, and there are no files. */
async function refuse(): Promise<never> {
  throw new Error('Direct Line keeps what was said as it was said, and takes no files')
}

/** Without ids and addresses, which are those of the reader and are added when the activity is read. */
function toStored(activity: Activity, replyTo: number | undefined): StoredActivity {
  const {
    id: _id,
    _channelId,
    conversation: _conversation,
    recipient: _recipient,
    serviceUrl: _serviceUrl,
    replyToId: _replyToId,
    channelData,
    from,
    ...said
  } = activity
  const { reply, ...more } = (channelData ?? {}) as { reply?: { conversationId?: string } }
  const { conversationId: _secret, ...kept } = reply ?? {}
  return {
    ...(said as { type: string }),
    from: { id: from?.id ?? '', name: from?.name, role: 'bot' },
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(reply ? { channelData: { ...more, reply: kept } } : {}),
  }
}
