import type { ConversationSummary, HandoffChannel, Language } from '@faqdesk/server/types'
import { useEffect, useRef, useState } from 'react'
import type { Chat } from '../conversation/createConversation.ts'
import { Icon } from '../element/Icon.tsx'
import { type Messages, messages } from '../language/messages.ts'
import { Contacts } from './Contacts.tsx'

type Props = {
  channels: HandoffChannel[]
  chat: Chat
  lang: Language
  /** The newest reply of what the summary tells; undefined where none is offered. */
  upTo: string | undefined
}

/** Who can help, and the conversation in short to take along. */
export function HandOff({ channels, chat, lang, upTo }: Props) {
  const m = messages[lang]
  const [summary, setSummary] = useState<ConversationSummary>()

  // Fetched before it is wanted: a browser lets a page copy, and open a mail program, only within a tap.
  useEffect(() => {
    let isCurrent = true
    setSummary(undefined)
    if (upTo) void chat.summary(lang).then((next) => isCurrent && setSummary(next))
    return () => {
      isCurrent = false
    }
  }, [chat, lang, upTo])

  return (
    <>
      <Contacts channels={channels} m={m} {...(summary ? { summary } : {})} />
      {summary && <CopySummary text={summary.text} m={m} isInMail={channels.some(({ kind }) => kind === 'email')} />}
    </>
  )
}

type CopyProps = { text: string; m: Messages; isInMail: boolean }

function CopySummary({ text, m, isInMail }: CopyProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const byHand = useRef<HTMLTextAreaElement>(null)

  // In a frame, and on a page without https, browsers refuse; then the person copies it themselves.
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setState('copied'),
        () => setState('refused'),
      )

  useEffect(() => {
    if (state === 'refused') byHand.current?.select()
  }, [state])

  return (
    <div className="summary" part="summary">
      <button type="button" className="chip" onClick={copy}>
        <Icon name="copy" />
        {m.copySummary}
      </button>
      {isInMail && <p className="detail">{m.summaryInMail}</p>}
      <p className="detail" role="status">
        {state === 'copied' && m.summaryCopied}
        {state === 'refused' && m.summaryByHand}
      </p>
      {state === 'refused' && <textarea ref={byHand} readOnly value={text} aria-label={m.summaryByHand} rows={6} />}
    </div>
  )
}
