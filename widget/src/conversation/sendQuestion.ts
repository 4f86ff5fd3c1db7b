import type { StoreApi } from 'zustand/vanilla'
import { type Api, ApiError } from '../api/createApi.ts'
import type { Conversation, Failure } from './Conversation.ts'
import { type ChatEvent, update } from './createConversation.ts'

type Options = { emit: (event: ChatEvent) => void; pauses?: number[] }

/** Milliseconds before the second and the third try. After that the person decides. */
const defaultPauses = [700, 2_000]

/**
 * Sends a question that stands in the conversation already, and puts the reply beside it. Tried again
 * by itself only where the server may not have heard it; always with the same message id, so that a
 * question that did arrive is answered once and counted once.
 */
export async function sendQuestion(store: StoreApi<Conversation>, api: Api, id: string, options: Options) {
  const { emit, pauses = defaultPauses } = options
  for (let attempt = 0; ; attempt++) {
    const state = store.getState()
    const exchange = state.exchanges.find((one) => one.id === id)
    // Started again meanwhile: nobody waits for this reply.
    if (!exchange) return
    try {
      const reply = await api.ask({
        text: exchange.value ?? exchange.text,
        lang: state.lang,
        clientMessageId: id,
        ...(state.conversationId ? { conversationId: state.conversationId } : {}),
      })
      if (!store.getState().exchanges.some((one) => one.id === id)) {
        await api.forget(reply.conversationId).catch(() => {})
        return
      }
      store.setState({ conversationId: reply.conversationId })
      update(store, id, { state: 'answered', reply, failure: undefined })
      const faqIds = reply.outcome === 'answer' ? (reply.answers ?? []).map((answer) => answer.faqId) : []
      emit({ name: 'answer', detail: { turnId: reply.turnId, outcome: reply.outcome, lang: reply.lang, faqIds } })
      return
    } catch (error) {
      const failure = readFailure(error)
      if (failure === 'forgotten' && state.conversationId) {
        // The server no longer keeps this conversation: go on in a new one.
        store.setState({ conversationId: undefined })
        continue
      }
      const pause = failure === 'network' || failure === 'server' ? pauses[attempt] : undefined
      if (pause === undefined) {
        update(store, id, { state: 'failed', failure: failure === 'forgotten' ? 'refused' : failure })
        emit({ name: 'error', detail: { code: `ask-${failure}` } })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function readFailure(error: unknown): Failure | 'forgotten' {
  const status = error instanceof ApiError ? error.status : 0
  if (status === 0) return 'network'
  if (status === 429) return 'limited'
  if (status === 404) return 'forgotten'
  return status >= 500 ? 'server' : 'refused'
}
