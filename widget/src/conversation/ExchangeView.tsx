// biome-ignore-all lint/a11y/useSemanticElements: a row of buttons is no fieldset of a form
import type { BotProfile, Language } from '@faqdesk/server/types'
import { memo } from 'react'
import { AnswerCard } from '../answer/AnswerCard.tsx'
import { Markdown } from '../answer/Markdown.tsx'
import { SafeLink } from '../answer/SafeLink.tsx'
import { HandOff } from '../contacts/HandOff.tsx'
import { Icon } from '../element/Icon.tsx'
import { Feedback } from '../feedback/Feedback.tsx'
import { messages } from '../language/messages.ts'
import { langAttribute, langOfTyped } from '../language/readLanguage.ts'
import type { Exchange } from './Conversation.ts'
import type { Chat } from './createConversation.ts'
import { replyWords } from './replyWords.ts'

type Props = {
  exchange: Exchange
  lang: Language
  profile: BotProfile | undefined
  chat: Chat
  newest: boolean
  /** What everybody must know, where this reply is the first to say so. */
  notices: string[] | undefined
}

/** What a person said, and below it the reply, the wait for it, or why there is none. */
export const ExchangeView = memo(function ExchangeView(props: Props) {
  const { exchange, lang, chat } = props
  const m = messages[lang]
  return (
    <div className="exchange" data-id={exchange.id}>
      <div className="said" part="question" lang={langOfTyped(exchange.text, lang)}>
        <span className="unseen" lang={langAttribute(lang)}>{`${m.you}: `}</span>
        {exchange.text}
      </div>
      {exchange.state === 'sending' && (
        <div className="typing" aria-hidden="true" title={m.typing}>
          <i />
          <i />
          <i />
        </div>
      )}
      {exchange.state === 'failed' && (
        <div className="failed" part="failure">
          <Icon name="warn" />
          <p>{m.failed[exchange.failure ?? 'server']}</p>
          {exchange.failure !== 'refused' && (
            <button type="button" className="chip" onClick={() => void chat.retry(exchange.id)}>
              {m.tryAgain}
            </button>
          )}
        </div>
      )}
      {exchange.reply && <ReplyView {...props} />}
    </div>
  )
})

function ReplyView({ exchange, lang, profile, chat, newest, notices }: Props) {
  const reply = exchange.reply
  if (!reply) return null
  const m = messages[reply.lang]
  const ask = (text: string) => void chat.send(text)
  const words = replyWords(reply)
  const answers = reply.outcome === 'answer' ? (reply.answers ?? []) : []
  const smallPrint = reply.notices?.filter((notice) => !notices?.includes(notice))
  return (
    <div className="reply" part="reply" lang={langAttribute(reply.lang)} data-outcome={reply.outcome}>
      {notices?.map((notice) => (
        <p key={notice} className="banner" part="notice">
          {notice}
        </p>
      ))}
      {answers.length > 0 && reply.lead && (
        <p className="bubble lead" part="lead">
          {reply.lead}
        </p>
      )}
      {answers.map((answer, index) => (
        <AnswerCard key={answer.faqId} answer={answer} notices={smallPrint} profile={profile} ask={ask}>
          {index === answers.length - 1 && (
            <Feedback verdict={exchange.verdict} m={m} judge={(verdict) => void chat.judge(exchange, verdict)} />
          )}
        </AnswerCard>
      ))}
      {answers.length === 0 && (
        <div className="bubble">
          <Markdown text={words.opening} m={m} />
        </div>
      )}
      {reply.flow && <p className="detail">{m.steps(reply.flow.step, reply.flow.of)}</p>}
      {reply.choices && reply.choices.length > 0 && (
        <div className="choices" part="choices" role="group" aria-label={m.choose}>
          {words.beforeChoices && <p className="choices-title">{words.beforeChoices}</p>}
          {reply.choices.map((choice, index) => (
            <button
              key={choice.value}
              type="button"
              className={choice.label === reply.referral?.label ? 'choice refer' : 'choice'}
              onClick={() => void chat.send(choice.label, choice.value)}
            >
              {reply.outcome === 'choices' && (
                <span className="number" aria-hidden="true">
                  {index + 1}
                </span>
              )}
              {choice.label}
              {choice.label === reply.referral?.label && <Icon name="on" />}
            </button>
          ))}
        </div>
      )}
      {words.beforeHandoff && <p className="choices-title">{words.beforeHandoff}</p>}
      {reply.handoff && reply.handoff.length > 0 && (
        <HandOff
          channels={reply.handoff}
          chat={chat}
          lang={reply.lang}
          upTo={newest && reply.summary ? reply.turnId : undefined}
        />
      )}
      {answers.length === 0 && smallPrint && (
        <p className="small-print">
          {smallPrint.map((notice) => (
            <span key={notice}>{notice}</span>
          ))}
          {profile && reply.outcome !== 'smalltalk' && (
            <span>
              <SafeLink href={profile.officialPage.url} m={m} lang={langAttribute(profile.lang)}>
                {profile.officialPage.title}
              </SafeLink>
            </span>
          )}
        </p>
      )}
      {newest && reply.lang !== lang && profile?.languages.includes(reply.lang) && (
        <button type="button" className="chip" onClick={() => void chat.setLang(reply.lang)}>
          {m.switchTo}
        </button>
      )}
    </div>
  )
}
