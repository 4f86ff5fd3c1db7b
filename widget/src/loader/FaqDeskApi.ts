/** What the chat tells: `answer` and the like carry ids and outcomes, never the words of a person. */
export type FaqDeskEvents = {
  open: { bot: string }
  close: { bot: string }
  question: { bot: string; messageId: string }
  answer: { bot: string; turnId: string; outcome: string; lang: string; faqIds: string[] }
  feedback: { bot: string; turnId: string; helpful: boolean; reason?: string }
  language: { bot: string; lang: string }
  restart: { bot: string }
  /** `unreachable`, `http-503`, `ask-network`, `ask-limited`, `not-loaded`, … */
  error: { bot: string; code: string }
}

/**
 * `window.faqDesk`: for programs on the page. Without `bot` each call means the floating chat, or the
 * first one on the page.
 */
export type FaqDeskApi = {
  open(bot?: string): void
  close(bot?: string): void
  send(text: string, bot?: string): void
  setLang(lang: string, bot?: string): void
  /** Calls `handler` for every event of that name; returns how to stop. */
  on<Name extends keyof FaqDeskEvents>(name: Name, handler: (detail: FaqDeskEvents[Name]) => void): () => void
}

declare global {
  interface Window {
    faqDesk?: FaqDeskApi
  }
}
