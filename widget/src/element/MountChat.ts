import type { Language } from '@faqdesk/server/types'
import type { ChatEvent } from '../conversation/createConversation.ts'

/** What the element gives the chat. */
export type MountOptions = {
  root: ShadowRoot
  /** Address of the server, without a slash at the end. */
  base: string
  bot: string
  lang: Language
  floating: boolean
  /** A telephone number to show while the server can't be reached. */
  contact: string | undefined
  emit: (event: ChatEvent) => void
  onClose: () => void
}

/** What the element can do with the chat. */
export type MountedChat = {
  /** Shows or hides it. Showing with `focus` moves the focus to the question box. */
  show(open: boolean, focus: boolean): void
  send(text: string): Promise<void>
  setLang(lang: Language): Promise<void>
  unmount(): void
}

/** The one function of `chat.js`. */
export type MountChat = (options: MountOptions) => MountedChat
