import type { Language } from '@faqdesk/server/types'
import type { Conversation, Exchange } from './Conversation.ts'

type Kept = { lang: Language; conversationId?: string; exchanges: Exchange[] }

/** What a tab remembers of a conversation over a reload and a change of page. */
export type Memory = {
  load(): Kept | undefined
  save(state: Conversation): void
  forget(): void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** So many exchanges are kept for a reload; the server has the others. */
const limit = 60

/**
 * Keeps a conversation in the tab's `sessionStorage`, which ends with the tab. Writes nothing before
 * there is a first question. Where storage is blocked or full, the conversation lives in memory only.
 */
export function createMemory(key: string, storage: () => Store = () => sessionStorage): Memory {
  return {
    load() {
      try {
        const kept = JSON.parse(storage().getItem(key) ?? 'null') as Kept | null
        return kept && Array.isArray(kept.exchanges) ? kept : undefined
      } catch {
        return undefined
      }
    },
    save({ lang, conversationId, exchanges }) {
      if (exchanges.length === 0) return
      const kept: Kept = { lang, exchanges: exchanges.slice(-limit), ...(conversationId ? { conversationId } : {}) }
      try {
        storage().setItem(key, JSON.stringify(kept))
      } catch {
        // Blocked or full: the chat goes on without.
      }
    },
    forget() {
      try {
        storage().removeItem(key)
      } catch {
        // Nothing was written either.
      }
    },
  }
}
