import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Composer } from '../composer/Composer.tsx'
import { fallbackContacts } from '../contacts/Contacts.tsx'
import { HandOff } from '../contacts/HandOff.tsx'
import { Announcer } from '../conversation/Announcer.tsx'
import type { Chat } from '../conversation/createConversation.ts'
import { speakerOf } from '../conversation/speakerOf.ts'
import { Transcript } from '../conversation/Transcript.tsx'
import { Header } from '../header/Header.tsx'
import { messages } from '../language/messages.ts'
import { langAttribute } from '../language/readLanguage.ts'
import { fitKeyboard } from './fitKeyboard.ts'
import { focusable } from './focusable.ts'

type Props = {
  chat: Chat
  floating: boolean
  open: boolean
  /** Counts the openings: each one moves focus to the question box. */
  openings: number
  contact: string | undefined
  onClose: () => void
}

/** The chat as a whole. */
export function ChatPanel({ chat, floating, open, openings, contact, onClose }: Props) {
  const state = useStore(chat.store)
  const { lang } = state
  const profile = speakerOf(state)
  const m = messages[lang]
  const newest = state.exchanges.findLast(({ reply }) => reply)?.reply
  const title = useId()
  const contactsId = useId()
  const [contactsOpen, setContactsOpen] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const log = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (openings > 0) input.current?.focus({ preventScroll: !floating })
  }, [openings, floating])

  useEffect(() => (floating && open && panel.current ? fitKeyboard(panel.current) : undefined), [floating, open])

  // Set through the object model, which a Content-Security-Policy allows, unlike a style attribute.
  useEffect(() => {
    const style = panel.current?.style
    if (!style || !profile) return
    style.setProperty('--_bot-accent', profile.theme.accent)
    style.setProperty('--_bot-accent-dark', profile.theme.accentDark)
  }, [profile])

  /** The newest answer's first action: where Shift+Tab from the question box leads. */
  const toNewest = () => {
    const newest = log.current?.querySelector('.exchange:last-child') ?? log.current?.querySelector('.opening')
    const first = newest && focusable(newest)[0]
    first?.focus()
    return Boolean(first)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing && event.keyCode !== 229) {
      if (contactsOpen) setContactsOpen(false)
      else if (floating) onClose()
      else return
      event.stopPropagation()
    }
    // As a full-screen sheet the chat hides the page: Tab then stays within it.
    if (event.key === 'Tab' && floating && panel.current && coversPage(panel.current)) keepWithin(panel.current, event)
  }

  return (
    <section
      ref={panel}
      className={floating ? 'panel floating' : 'panel inline'}
      part="panel"
      role={floating ? 'dialog' : 'region'}
      aria-labelledby={title}
      lang={langAttribute(lang)}
      hidden={!open}
      onKeyDown={onKeyDown}
    >
      <Header
        m={m}
        lang={lang}
        profile={profile}
        title={title}
        contactsOpen={contactsOpen}
        contactsId={contactsId}
        canRestart={state.exchanges.length > 0}
        onContacts={() => {
          // Who can be reached now may be others than when the chat opened.
          if (!contactsOpen) void chat.connect()
          setContactsOpen(!contactsOpen)
        }}
        onRestart={() => {
          void chat.restart()
          input.current?.focus()
        }}
        onLang={(next) => void chat.setLang(next)}
        {...(floating ? { onClose } : {})}
      />
      <div id={contactsId} className="contact-sheet" hidden={!contactsOpen}>
        <h3>{m.contactsTitle}</h3>
        <p className="detail">{m.contactsHint}</p>
        <HandOff
          channels={profile?.handoff ?? fallbackContacts(contact, m)}
          chat={chat}
          lang={lang}
          upTo={contactsOpen ? newest?.turnId : undefined}
        />
      </div>
      <Transcript chat={chat} state={state} m={m} contact={contact} log={log} />
      <Composer
        m={m}
        privacy={profile?.privacy}
        input={input}
        send={(text) => void chat.send(text)}
        toNewest={toNewest}
      />
      <Announcer state={state} greet={open && openings > 0} />
    </section>
  )
}

function coversPage(panel: HTMLElement): boolean {
  return panel.offsetWidth >= document.documentElement.clientWidth
}

function keepWithin(panel: HTMLElement, event: KeyboardEvent) {
  if (event.defaultPrevented) return
  const all = focusable(panel)
  const active = (panel.getRootNode() as ShadowRoot).activeElement
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  if (active !== from || !to) return
  event.preventDefault()
  to.focus()
}
