import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { askWords } from './askWords.ts'

/** What every form of a conversation sends back: nothing is kept in a cookie, so each page carries it on. */
export type Thread = { bot: string; lang: Language; conversationId?: string; after?: string }

/** The hidden fields of a form. */
export function threadFields({ conversationId, after }: Thread) {
  return html`${conversationId ? html`<input type="hidden" name="conversation" value="${conversationId}">` : ''}
    ${after ? html`<input type="hidden" name="after" value="${after}">` : ''}`
}

/** Where a form goes, and in which language; the reply comes into view. */
export const actionOf = ({ bot, lang }: Thread): string => `/ask/${bot}?lang=${lang}#reply`

export type AskFormOptions = {
  /** What stands above the field. */
  label: string
  /** What the person typed and could not be taken, and why. */
  problem?: { text: string; message: string }
  hint?: string
}

/** The field for a question and its button. */
export function askForm(thread: Thread, { label, problem, hint }: AskFormOptions) {
  const w = askWords[thread.lang]
  const described = [problem ? 'problem' : '', hint ? 'hint' : ''].filter(Boolean).join(' ')
  return html`<form class="ask-form" method="post" action="${actionOf(thread)}" autocomplete="off">
    ${threadFields(thread)}
    <label for="text">${label}</label>
    ${problem ? html`<p class="problem" id="problem">${problem.message}</p>` : ''}
    <div class="line">
      <input type="text" id="text" name="text" value="${problem?.text ?? ''}" required enterkeyhint="send"
        ${described ? html`aria-describedby="${described}"` : ''} ${problem ? html`aria-invalid="true" autofocus` : ''}>
      <button class="button">${w.send}</button>
    </div>
    ${hint ? html`<p class="note" id="hint">${hint}</p>` : ''}
  </form>`
}
