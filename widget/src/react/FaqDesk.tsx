import { createElement, useEffect, useRef } from 'react'
import { defineFaqDesk, type FaqDeskElement } from '../element/defineFaqDesk.ts'
import { mountChat } from '../element/mountChat.tsx'
import type { FaqDeskEvents } from '../loader/FaqDeskApi.ts'

export type FaqDeskProps = {
  /** Address of the server: `https://bot.example`. */
  base: string
  bot: string
  lang?: string
  /** A button in the corner that opens the chat, instead of the chat in its place. */
  floating?: boolean
  /** A telephone number to show while the server can't be reached. */
  contact?: string
  className?: string
  onEvent?: <Name extends keyof FaqDeskEvents>(name: Name, detail: FaqDeskEvents[Name]) => void
}

const names = ['open', 'close', 'question', 'answer', 'feedback', 'language', 'restart', 'error'] as const

/** The chat for React applications, drawn by the React that they have. On a server it renders an empty element. */
export function FaqDesk({ base, bot, lang, floating, contact, className, onEvent }: FaqDeskProps) {
  const element = useRef<FaqDeskElement>(null)
  const tell = useRef(onEvent)
  tell.current = onEvent

  useEffect(() => {
    defineFaqDesk({ base, load: async () => mountChat })
    const host = element.current
    const stops = names.map((name) => {
      const listener = (event: Event) => tell.current?.(name, (event as CustomEvent).detail)
      host?.addEventListener(`faq-desk:${name}`, listener)
      return () => host?.removeEventListener(`faq-desk:${name}`, listener)
    })
    return () => {
      for (const stop of stops) stop()
    }
  }, [base])

  return createElement('faq-desk', { ref: element, bot, lang, contact, className, floating: floating ? '' : undefined })
}
