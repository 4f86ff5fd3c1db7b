import { readLanguage } from '../language/readLanguage.ts'
import { createLauncher, type Launcher } from '../launcher/createLauncher.ts'
import styles from '../launcher/launcher.css?inline'
import type { MountChat, MountedChat } from './MountChat.ts'

export type ElementOptions = {
  /** Address of the server, without a slash at the end. */
  base: string
  /** Fetches the chat. Called when somebody wants it, not before. */
  load: () => Promise<MountChat>
}

/** The methods of `<faq-desk>`. */
export interface FaqDeskElement extends HTMLElement {
  readonly isOpen: boolean
  open(): Promise<void>
  close(): void
  send(text: string): Promise<void>
  setLang(lang: string): Promise<void>
}

/**
 * Defines `<faq-desk bot lang>`, once for the page. With the attribute `floating` it is a button in
 * the corner that opens the chat; without, the chat stands where the element stands, and is loaded
 * when that comes into view.
 */
export function defineFaqDesk({ base, load }: ElementOptions): void {
  if (customElements.get('faq-desk')) return

  customElements.define(
    'faq-desk',
    class extends HTMLElement implements FaqDeskElement {
      static observedAttributes = ['bot', 'lang']
      isOpen = false
      #launcher: Launcher | undefined
      #chat: MountedChat | undefined
      #loading: Promise<MountedChat> | undefined
      #watch: IntersectionObserver | undefined

      connectedCallback() {
        const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
        if (!root.adoptedStyleSheets.length) {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(styles)
          root.adoptedStyleSheets = [sheet]
        }
        this.#begin(root)
      }

      disconnectedCallback() {
        // Moving an element disconnects it for a moment.
        queueMicrotask(() => this.isConnected || this.#end())
      }

      attributeChangedCallback(name: string, before: string | null, after: string | null) {
        if (before === null || before === after || !this.shadowRoot) return
        if (name === 'lang') void this.setLang(after ?? '')
        if (name === 'bot') {
          this.#end()
          this.#begin(this.shadowRoot)
        }
      }

      async open() {
        const wasOpen = this.isOpen
        this.isOpen = true
        this.#launcher?.setBusy(true)
        try {
          const chat = await this.#load()
          // Closed again while it was loading.
          if (!this.isOpen) return
          chat.show(true, true)
          this.#launcher?.setOpen(true)
          if (!wasOpen) this.#tell('open', {})
        } catch {
          this.isOpen = false
          this.#launcher?.fail(this.getAttribute('contact') ?? '1823')
          this.#tell('error', { code: 'not-loaded' })
        } finally {
          this.#launcher?.setBusy(false)
        }
      }

      close() {
        if (!this.isOpen || !this.#launcher) return
        this.isOpen = false
        this.#chat?.show(false, false)
        this.#launcher.setOpen(false)
        this.#launcher.button.focus()
        this.#tell('close', {})
      }

      async send(text: string) {
        if (this.#launcher) await this.open()
        await (await this.#load()).send(text)
      }

      async setLang(tag: string) {
        const lang = readLanguage(tag)
        if (!lang) return
        this.#launcher?.setLang(lang)
        await this.#chat?.setLang(lang)
      }

      #begin(root: ShadowRoot) {
        if (this.#launcher || this.#loading || this.#watch) return
        if (!this.hasAttribute('floating')) {
          // What the page wrote inside the element is seen until the chat takes its place.
          root.append(document.createElement('slot'))
          this.#watch = new IntersectionObserver((seen) => {
            if (!seen.some((one) => one.isIntersecting)) return
            this.#watch?.disconnect()
            this.#load().then(
              () => {
                this.isOpen = true
              },
              () => this.#tell('error', { code: 'not-loaded' }),
            )
          })
          this.#watch.observe(this)
          return
        }
        const launcher = createLauncher(root, this.#lang())
        this.#launcher = launcher
        const before = [...document.querySelectorAll('faq-desk[floating]')].indexOf(this)
        if (before > 0) this.style.setProperty('--_stack', String(before))
        for (const intent of ['pointerenter', 'focus']) {
          // The files may come early; nothing is asked of the server, and nothing is shown.
          launcher.button.addEventListener(intent, () => void load().catch(() => {}), { once: true })
        }
        launcher.button.addEventListener('click', () => void this.open())
      }

      #end() {
        this.#watch?.disconnect()
        this.#chat?.unmount()
        this.#launcher?.button.parentElement?.remove()
        this.#launcher = this.#chat = this.#loading = this.#watch = undefined
        this.isOpen = false
      }

      #load(): Promise<MountedChat> {
        this.#loading ??= load().then(
          (mount) => {
            const root = this.shadowRoot as ShadowRoot
            this.#chat = mount({
              root,
              base,
              bot: this.getAttribute('bot') ?? '',
              lang: this.#lang(),
              floating: this.#launcher !== undefined,
              contact: this.getAttribute('contact') ?? undefined,
              emit: ({ name, detail }) => {
                if (name === 'language') this.#launcher?.setLang(detail.lang)
                this.#tell(name, detail)
              },
              onClose: () => this.close(),
            })
            return this.#chat
          },
          (error: unknown) => {
            this.#loading = undefined
            throw error
          },
        )
        return this.#loading
      }

      /** The language that the element names, else the page, else the browser, else Traditional Chinese. */
      #lang() {
        const page = document.documentElement.lang
        const tags = [this.getAttribute('lang'), page, ...navigator.languages]
        return tags.map(readLanguage).find(Boolean) ?? 'zh-Hant'
      }

      #tell(name: string, detail: object) {
        const bot = this.getAttribute('bot') ?? ''
        this.dispatchEvent(
          new CustomEvent(`faq-desk:${name}`, { bubbles: true, composed: true, detail: { ...detail, bot } }),
        )
      }
    },
  )
}
