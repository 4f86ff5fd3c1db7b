import { createRoot } from 'react-dom/client'
import { createApi } from '../api/createApi.ts'
import { createConversation } from '../conversation/createConversation.ts'
import { createMemory } from '../conversation/createMemory.ts'
import { ChatPanel } from './ChatPanel.tsx'
import styles from './chat.css?inline'
import type { MountChat } from './MountChat.ts'

let sheet: CSSStyleSheet | undefined

/** Draws the chat into an element's shadow root. Everything that it needs, it is given. */
export const mountChat: MountChat = ({ root, base, bot, lang, floating, contact, emit, onClose }) => {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]

  const chat = createConversation({
    api: createApi(base, bot),
    memory: createMemory(`faq-desk ${base} ${bot}`),
    lang,
    emit,
  })
  const container = document.createElement('div')
  container.className = 'faq-desk'
  root.querySelector('slot')?.remove()
  root.append(container)
  const drawn = createRoot(container)
  let open = !floating
  let openings = 0
  const draw = () => {
    drawn.render(
      <ChatPanel chat={chat} floating={floating} open={open} openings={openings} contact={contact} onClose={onClose} />,
    )
  }
  draw()
  void chat.connect()

  return {
    show(next, focus) {
      open = next
      if (next && focus) openings++
      draw()
    },
    send: (text) => chat.send(text),
    setLang: (next) => chat.setLang(next),
    unmount() {
      drawn.unmount()
      container.remove()
    },
  }
}
