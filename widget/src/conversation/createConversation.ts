import type { ConversationSummary, Language } from '@faqdesk/server/types'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Api, ApiError, type FeedbackReason } from '../api/createApi.ts'
import type { Conversation, Exchange, Verdict } from './Conversation.ts'
import type { Memory } from './createMemory.ts'
import { sendQuestion } from './sendQuestion.ts'
import { guestOf } from './speakerOf.ts'

/** What the chat tells the page. Never the words of a question. */
export type ChatEvent =
  | { name: 'question'; detail: { messageId: string } }
  | { name: 'answer'; detail: { turnId: string; outcome: string; lang: string; faqIds: string[] } }
  | { name: 'language'; detail: { lang: Language } }
  | { name: 'feedback'; detail: { turnId: string; helpful: boolean; reason?: FeedbackReason } }
  | { name: 'restart'; detail: Record<string, never> }
  | { name: 'error'; detail: { code: string } }

export type Chat = {
  store: StoreApi<Conversation>
  connect(): Promise<void>
  send(text: string, value?: string): Promise<void>
  retry(id: string): Promise<void>
  setLang(lang: Language): Promise<void>
  judge(exchange: Exchange, verdict: Verdict): Promise<void>
  /** The conversation in short; undefined if there is nothing to tell, or it can't be had now. */
  summary(lang: Language): Promise<ConversationSummary | undefined>
  restart(): Promise<void>
}

export type ChatOptions = {
  api: Api
  memory: Memory
  lang: Language
  emit: (event: ChatEvent) => void
  /** Milliseconds to wait before the second and the third try of a question; given by tests. */
  pauses?: number[]
}

/** One conversation of one person with one bot, and those that it refers to: its state, and everything that can be done with it. */
export function createConversation({ api, memory, lang, emit, pauses }: ChatOptions): Chat {
  const kept = memory.load()
  const store = createStore<Conversation>(() => ({
    lang: kept?.lang ?? lang,
    connection: 'connecting',
    guests: {},
    exchanges: (kept?.exchanges ?? []).map(interrupted),
    restarted: false,
    ...(kept?.conversationId ? { conversationId: kept.conversationId } : {}),
  }))
  store.subscribe((state) => memory.save(state))

  /** Questions go out one after another: the first opens the conversation that the others belong to. */
  let line = Promise.resolve()
  const inLine = (id: string) => {
    line = line
      .then(() => sendQuestion(store, api, id, { emit, ...(pauses ? { pauses } : {}) }))
      .then(() => void meet())
    return line
  }

  /** Learns who answers now, where that is another bot. Until then, and without success, the header stays. */
  async function meet({ anew = false } = {}): Promise<void> {
    const { lang: wanted, guests, profile } = store.getState()
    const bot = profile && guestOf(store.getState())
    if (bot === undefined || (guests[bot] && !anew)) return
    const guest = await api.profile(wanted, bot).catch(() => undefined)
    if (guest && store.getState().lang === wanted)
      store.setState((state) => ({ guests: { ...state.guests, [bot]: guest } }))
  }

  async function connect(): Promise<void> {
    const wanted = store.getState().lang
    store.setState({ connection: store.getState().profile ? 'ready' : 'connecting' })
    try {
      const profile = await api.profile(wanted)
      if (store.getState().lang === wanted) store.setState({ profile, connection: 'ready' })
      await meet({ anew: true })
    } catch (error) {
      if (store.getState().lang !== wanted || store.getState().profile) return
      const status = error instanceof ApiError ? error.status : 0
      store.setState({ connection: 'unreachable' })
      emit({ name: 'error', detail: { code: status === 0 ? 'unreachable' : `http-${status}` } })
    }
  }

  return {
    store,
    connect,

    async send(text, value) {
      const shown = text.trim()
      if (shown === '') return
      const exchange: Exchange = { id: newId(), text: shown, state: 'sending', ...(value ? { value } : {}) }
      store.setState((state) => ({ exchanges: [...state.exchanges, exchange], restarted: false }))
      emit({ name: 'question', detail: { messageId: exchange.id } })
      await inLine(exchange.id)
      // It was taken off when the chat opened, and may answer again.
      if (store.getState().profile?.paused) void connect()
    },

    async retry(id) {
      update(store, id, { state: 'sending', failure: undefined })
      await inLine(id)
    },

    /** Interface, greeting and every answer so far follow; what can't be fetched again stays as it is. */
    async setLang(next) {
      const before = store.getState()
      if (next === before.lang) return
      store.setState({ lang: next })
      emit({ name: 'language', detail: { lang: next } })
      const { conversationId } = before
      const [, turns] = await Promise.all([
        connect(),
        conversationId ? api.turns(conversationId, next).catch(() => []) : [],
      ])
      if (store.getState().lang !== next) return
      const replies = new Map(turns.map((turn) => [turn.reply.turnId, turn.reply]))
      store.setState((state) => ({
        exchanges: state.exchanges.map((exchange) => {
          const reply = exchange.reply && replies.get(exchange.reply.turnId)
          return reply ? { ...exchange, reply } : exchange
        }),
      }))
    },

    async judge(exchange, verdict) {
      const turnId = exchange.reply?.turnId
      if (!turnId) return
      update(store, exchange.id, { verdict })
      try {
        await api.feedback({ turnId, helpful: verdict.helpful, ...(verdict.reason ? { reason: verdict.reason } : {}) })
        emit({ name: 'feedback', detail: { turnId, helpful: verdict.helpful, ...pick(verdict.reason) } })
      } catch {
        update(store, exchange.id, { verdict: { ...verdict, failed: true } })
      }
    },

    async summary(wanted) {
      const { conversationId } = store.getState()
      const summary = conversationId && (await api.summary(conversationId, wanted).catch(() => undefined))
      return summary && summary.items.length > 0 ? summary : undefined
    },

    async restart() {
      const { conversationId } = store.getState()
      // Forgotten here at once, whatever the server says.
      store.setState({ exchanges: [], conversationId: undefined, restarted: true })
      memory.forget()
      emit({ name: 'restart', detail: {} })
      if (!conversationId) return
      await api.forget(conversationId).catch((error: unknown) => {
        const gone = error instanceof ApiError && error.status === 404
        if (!gone) emit({ name: 'error', detail: { code: 'not-forgotten' } })
      })
    },
  }
}

/** Changes one exchange, if it is still there. */
export function update(store: StoreApi<Conversation>, id: string, change: Partial<Exchange>): void {
  store.setState((state) => ({
    exchanges: state.exchanges.map((exchange) => (exchange.id === id ? { ...exchange, ...change } : exchange)),
  }))
}

/** A question that a reload cut off can be tried again: its id keeps it from counting twice. */
function interrupted(exchange: Exchange): Exchange {
  return exchange.state === 'sending' ? { ...exchange, state: 'failed', failure: 'network' } : exchange
}

function pick(reason: FeedbackReason | undefined) {
  return reason ? { reason } : {}
}

/** `crypto.randomUUID` is there on secure pages only; this is as good everywhere. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
