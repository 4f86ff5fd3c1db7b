/**
 * `widget.js`, the script that departments put on their pages:
 *
 *     <script src="https://HOST/widget.js" data-bot="genie" data-lang="zh-Hant" async></script>
 *
 * It leaves the page alone until that is idle, then adds a launcher, and fetches the chat when a
 * person reaches for it. Without `data-bot` it only defines `<faq-desk>`.
 */
import { defineFaqDesk, type FaqDeskElement } from '../element/defineFaqDesk.ts'
import type { MountChat } from '../element/MountChat.ts'
import type { FaqDeskApi } from './FaqDeskApi.ts'
import { whenIdle } from './whenIdle.ts'

// Set by the build: the hash of what is served under it.
const version = '__FAQ_DESK_VERSION__'

const script = document.currentScript as HTMLScriptElement
const base = script.src.replace(/(\/widget\/[^/]+)?\/widget\.js.*$/, '')

let tries = 0
let chat: Promise<MountChat> | undefined
const load = () => {
  // A failed import stays failed in some browsers: another try needs another address.
  const address = `${base}/widget/${version}/chat.js${tries ? `?try=${tries}` : ''}`
  chat ??= import(/* @vite-ignore */ address).then(
    (module: { mountChat: MountChat }) => module.mountChat,
    (error: unknown) => {
      tries++
      chat = undefined
      throw error
    },
  )
  return chat
}

const { bot, lang, contact } = script.dataset
whenIdle(() => {
  defineFaqDesk({ base, load })
  if (!bot) return
  const element = document.createElement('faq-desk')
  element.setAttribute('bot', bot)
  element.setAttribute('floating', '')
  if (lang) element.lang = lang
  if (contact) element.setAttribute('contact', contact)
  document.body.append(element)
})

/** Calls come through also before there is an element. */
const find = (wanted: string | undefined, then: (element: FaqDeskElement) => void) => {
  whenIdle(() => {
    const named = wanted ? `[bot="${CSS.escape(wanted)}"]` : ''
    const element = document.querySelector(`faq-desk[floating]${named}`) ?? document.querySelector(`faq-desk${named}`)
    if (element) then(element as FaqDeskElement)
  })
}

const api: FaqDeskApi = {
  open: (wanted) => find(wanted, (element) => void element.open()),
  close: (wanted) => find(wanted, (element) => element.close()),
  send: (text, wanted) => find(wanted, (element) => void element.send(text)),
  setLang: (tag, wanted) => find(wanted, (element) => void element.setLang(tag)),
  on(name, handler) {
    const listener = (event: Event) => handler((event as CustomEvent).detail)
    document.addEventListener(`faq-desk:${name}`, listener)
    return () => document.removeEventListener(`faq-desk:${name}`, listener)
  },
}
window.faqDesk ??= api
