import type { Language } from '@faqdesk/server/types'
import { langAttribute } from '../language/readLanguage.ts'
import { launcherWords } from './launcherWords.ts'

export type Launcher = {
  button: HTMLButtonElement
  setLang(lang: Language): void
  setOpen(open: boolean): void
  setBusy(busy: boolean): void
  /** Says that the chat could not be loaded, with a number to call instead. */
  fail(contact: string): void
}

/** The floating button, drawn without React: it is all that a page carries until somebody wants to ask. */
export function createLauncher(root: ShadowRoot, lang: Language): Launcher {
  const box = document.createElement('div')
  box.className = 'launch'
  // What is put in here later is said: that the chat did not load.
  box.ariaLive = 'polite'
  const button = document.createElement('button')
  button.className = 'launcher'
  button.setAttribute('part', 'launcher')
  button.ariaHasPopup = 'dialog'
  button.ariaExpanded = 'false'
  const label = document.createElement('span')
  button.append(drawBubble(), label)
  box.append(button)
  root.append(box)

  let words = launcherWords[lang]
  let call: HTMLAnchorElement | undefined
  const launcher: Launcher = {
    button,
    setLang(next) {
      words = launcherWords[next]
      box.lang = langAttribute(next)
      label.textContent = words.open
    },
    setOpen(open) {
      if (open) call?.remove()
      box.classList.toggle('away', open)
      button.ariaExpanded = String(open)
    },
    setBusy(busy) {
      button.ariaBusy = String(busy)
    },
    fail(contact) {
      call ??= document.createElement('a')
      call.className = 'launcher'
      call.href = `tel:${contact.replace(/[^\d+]/g, '')}`
      call.textContent = words.failed + contact
      box.prepend(call)
    },
  }
  launcher.setLang(lang)
  return launcher
}

function drawBubble(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute(
    'd',
    'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 9h8M8 12.5h5',
  )
  svg.append(path)
  return svg
}
