import type { Publication } from '@faqdesk/bots'
import type { TurnContext } from '@microsoft/agents-hosting'
import type { AnswerServices } from '../api/answerMessage.ts'

/** What our bot needs for a turn beside the activity; the channel's adapter puts it into the turn's state. */
export type BotTurn = {
  services: AnswerServices
  publication: Publication
  /** The conversation as the store knows it. */
  conversationId: string
  /** The same for a message that the channel delivers again. */
  clientMessageId?: string
  showsCards: boolean
}

const key = 'faqDesk'

export function setTurn(context: TurnContext, turn: BotTurn): void {
  context.turnState.set(key, turn)
}

/** @throws Error in an adapter that forgot `setTurn` */
export function turnOf(context: TurnContext): BotTurn {
  const turn = context.turnState.get<BotTurn>(key)
  if (!turn) throw new Error('the adapter did not say which conversation this turn belongs to')
  return turn
}
