import type { Language } from '@faqdesk/server/types'
import { useEffect, useRef, useState } from 'react'
import { messages } from '../language/messages.ts'
import { langAttribute } from '../language/readLanguage.ts'
import type { Conversation, Exchange } from './Conversation.ts'
import { freshNotices } from './freshNotices.ts'

type Spoken = { text: string; lang: string }

/** So long, in milliseconds, an announcement stays: then the same words can be announced again. */
const stays = 3_000

/**
 * A live region beside the transcript, where each reply is put once as plain words. The transcript
 * itself is no live region: screen readers would read all of it again.
 */
export function Announcer({ state, greet }: { state: Conversation; greet: boolean }) {
  const [spoken, setSpoken] = useState<Spoken>()
  const known = useRef<Set<string>>(new Set(state.exchanges.map(stamp)))
  const greeted = useRef(state.exchanges.length > 0)
  const { exchanges, lang, profile, connection, restarted } = state

  useEffect(() => {
    const news = exchanges.filter((exchange) => exchange.state !== 'sending' && !known.current.has(stamp(exchange)))
    for (const exchange of news) known.current.add(stamp(exchange))
    const last = news.at(-1)
    if (last) setSpoken(describe(last, lang, freshNotices(exchanges, profile?.notices).get(last.id)))
  }, [exchanges, lang, profile])

  useEffect(() => {
    if (!greet || greeted.current || !profile) return
    greeted.current = true
    setSpoken({ text: [...profile.notices, profile.greeting].join(' '), lang: langAttribute(profile.lang) })
  }, [greet, profile])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of language says nothing again
  useEffect(() => {
    if (restarted) setSpoken({ text: messages[lang].restarted, lang: langAttribute(lang) })
  }, [restarted])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of language says nothing again
  useEffect(() => {
    if (connection === 'unreachable') setSpoken({ text: messages[lang].unreachable, lang: langAttribute(lang) })
  }, [connection])

  useEffect(() => {
    if (!spoken) return
    const timer = setTimeout(() => setSpoken(undefined), stays)
    return () => clearTimeout(timer)
  }, [spoken])

  return (
    <div className="unseen" role="status" aria-live="polite" aria-atomic="true" data-announcer>
      {spoken && <span lang={spoken.lang}>{spoken.text}</span>}
    </div>
  )
}

/** A retried message that fails again is news; an answer that only changed its language is not. */
function stamp(exchange: Exchange): string {
  return `${exchange.id} ${exchange.state}`
}

function describe({ reply, failure }: Exchange, lang: Language, notices: string[] = []): Spoken {
  if (!reply) return { text: messages[lang].failed[failure ?? 'server'], lang: langAttribute(lang) }
  const m = messages[reply.lang]
  const answers = reply.outcome === 'answer' ? (reply.answers ?? []) : []
  const text = answers.length
    ? [...notices, reply.lead, ...answers.map((answer) => `${answer.question} ${answer.short}`), m.answerAnnounced]
    : [reply.text, ...(reply.choices?.length ? [m.choicesAnnounced(reply.choices.length)] : [])]
  return { text: text.filter(Boolean).join(' '), lang: langAttribute(reply.lang) }
}
