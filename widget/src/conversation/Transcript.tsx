// biome-ignore-all lint/a11y/useSemanticElements: a row of buttons is no fieldset of a form
import type { Language } from '@faqdesk/server/types'
import { type RefObject, useLayoutEffect } from 'react'
import { Contacts, fallbackContacts } from '../contacts/Contacts.tsx'
import type { Messages } from '../language/messages.ts'
import { langAttribute } from '../language/readLanguage.ts'
import type { Conversation } from './Conversation.ts'
import type { Chat } from './createConversation.ts'
import { ExchangeView } from './ExchangeView.tsx'
import { freshNotices } from './freshNotices.ts'
import { profileOfBot } from './speakerOf.ts'

type Props = {
  chat: Chat
  state: Conversation
  m: Messages
  contact: string | undefined
  log: RefObject<HTMLDivElement | null>
}

/** The conversation from the greeting to the newest reply. */
export function Transcript({ chat, state, m, contact, log }: Props) {
  const { exchanges, profile, connection, lang } = state
  const newest = exchanges.at(-1)
  const notices = freshNotices(exchanges, profile?.notices)

  // A new question comes into view at the end; of a long answer the beginning stays in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves only when something new is there
  useLayoutEffect(() => {
    const box = log.current
    const last = box?.querySelector('.exchange:last-child')
    if (!box || !(last instanceof HTMLElement)) return
    const top = last.offsetTop - box.offsetTop - 12
    box.scrollTo({ top: Math.min(top, box.scrollHeight - box.clientHeight), behavior: 'auto' })
  }, [newest?.id, newest?.state])

  return (
    <div className="log" part="transcript" role="log" aria-live="off" aria-label={m.transcript} ref={log}>
      {profile && <Opening profile={profile} chat={chat} m={m} lang={lang} fresh={exchanges.length === 0} />}
      {!profile && connection === 'connecting' && exchanges.length === 0 && (
        <div className="typing" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      )}
      {connection === 'unreachable' && (
        <div className="bubble unreachable">
          <p>
            <strong>{m.unreachable}</strong>
          </p>
          <p>{m.unreachableHint}</p>
          <Contacts channels={profile?.handoff ?? fallbackContacts(contact, m)} m={m} />
          <button type="button" className="chip" onClick={() => void chat.connect()}>
            {m.tryAgain}
          </button>
        </div>
      )}
      {exchanges.map((exchange) => (
        <ExchangeView
          key={exchange.id}
          exchange={exchange}
          lang={lang}
          profile={profileOfBot(state, exchange.reply?.bot)}
          chat={chat}
          newest={exchange === newest}
          notices={notices.get(exchange.id)}
        />
      ))}
    </div>
  )
}

type OpeningProps = {
  profile: NonNullable<Conversation['profile']>
  chat: Chat
  m: Messages
  lang: Language
  fresh: boolean
}

/** The greeting, that nobody is sitting there, and what others ask. */
function Opening({ profile, chat, m, fresh }: OpeningProps) {
  return (
    <div className="opening" lang={langAttribute(profile.lang)}>
      {profile.notices.map((notice) => (
        <p key={notice} className="banner" part="notice">
          {notice}
        </p>
      ))}
      <div className="bubble" part="greeting">
        <p>{profile.greeting}</p>
        {profile.demonstration && <p className="detail">{profile.demonstration}</p>}
      </div>
      {profile.paused && <Contacts channels={profile.handoff} m={m} />}
      {fresh && profile.suggestions.length > 0 && (
        <div className="choices" part="suggestions" role="group" aria-label={m.suggestions}>
          <p className="choices-title" aria-hidden="true">
            {m.suggestions}
          </p>
          {profile.suggestions.slice(0, 6).map((suggestion) => (
            <button
              key={suggestion.faqId}
              type="button"
              className="choice"
              onClick={() => void chat.send(suggestion.question)}
            >
              {suggestion.question}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
