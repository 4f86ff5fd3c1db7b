import type { Answer, BotProfile } from '@faqdesk/server/types'
import { type ReactNode, useId, useState } from 'react'
import { Icon } from '../element/Icon.tsx'
import { formatDay } from '../language/formatDay.ts'
import { messages } from '../language/messages.ts'
import { langAttribute } from '../language/readLanguage.ts'
import { Channels } from './Channels.tsx'
import { Facts } from './Facts.tsx'
import { FormCard } from './FormCard.tsx'
import { isLong } from './isLong.ts'
import { Markdown } from './Markdown.tsx'
import { SafeLink } from './SafeLink.tsx'

type Props = {
  answer: Answer
  /** What the reply says beside its answers: that this is a demonstration. */
  notices?: string[]
  profile: BotProfile | undefined
  ask: (text: string) => void
  /** The feedback row, where the answer has one. */
  children?: ReactNode
}

/**
 * One answer. First the question as it was understood, so that a mistaken one is seen at once; then
 * the short answer; then everything else, folded if there is much of it. All labels are in the
 * answer's own language, whatever the interface speaks.
 */
export function AnswerCard({ answer, notices, profile, ask, children }: Props) {
  const m = messages[answer.lang]
  const title = useId()
  const details = useId()
  const long = isLong(answer)
  const [open, setOpen] = useState(false)
  const shown = open || !long

  return (
    <article className="card" part="answer" aria-labelledby={title} lang={langAttribute(answer.lang)}>
      <h3 id={title}>
        <span className="understood">{m.understood}</span>
        {answer.question}
      </h3>
      <div className="short">
        <Markdown text={answer.short} m={m} />
      </div>
      {answer.caution && (
        <div className="caution" part="caution">
          <Icon name="warn" />
          <p>
            <strong>{m.caution}</strong> {answer.caution}
          </p>
        </div>
      )}
      {answer.form && <FormCard form={answer.form} m={m} />}
      {long && (
        <button
          type="button"
          className="fold"
          aria-expanded={open}
          aria-controls={details}
          onClick={() => setOpen(!open)}
        >
          {open ? m.less : m.more}
          <Icon name="down" />
        </button>
      )}
      <div id={details} className="details" hidden={!shown}>
        {answer.answer && answer.answer !== answer.short && <Markdown text={answer.answer} m={m} />}
        {answer.facts && <Facts facts={answer.facts} m={m} />}
        {answer.channels && answer.channels.length > 0 && (
          <Channels channels={answer.channels} title={m.channels} m={m} />
        )}
        {answer.links && answer.links.length > 0 && (
          <section className="links">
            <h4>{m.links}</h4>
            <ul>
              {answer.links.map((link) => (
                <li key={link.url}>
                  <SafeLink href={link.url} m={m}>
                    {link.title}
                  </SafeLink>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {answer.related && answer.related.length > 0 && (
        <section className="related">
          <h4>{m.related}</h4>
          <ul>
            {answer.related.map((related) => (
              <li key={related.faqId}>
                <button type="button" className="chip" onClick={() => ask(related.question)}>
                  {related.question}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Provenance answer={answer} notices={notices} profile={profile} />
      {children}
    </article>
  )
}

/** Who says so, since when, and where the official page is. */
function Provenance({ answer, notices, profile }: Pick<Props, 'answer' | 'notices' | 'profile'>) {
  const m = messages[answer.lang]
  return (
    <footer className="provenance">
      <p>
        {answer.department && <span>{answer.department}</span>}
        {answer.source && (
          <span>
            {m.source}
            <SafeLink href={answer.source} m={m}>
              {hostOf(answer.source)}
            </SafeLink>
          </span>
        )}
        {answer.reviewedOn && <span>{m.reviewed(formatDay(answer.reviewedOn, answer.lang))}</span>}
      </p>
      {answer.reviewOverdue && <p className="overdue">{m.overdue}</p>}
      <p>
        {notices?.map((notice) => (
          <span key={notice}>{notice}</span>
        ))}
        {profile && (
          <span>
            <SafeLink href={profile.officialPage.url} m={m} lang={langAttribute(profile.lang)}>
              {profile.officialPage.title}
            </SafeLink>
          </span>
        )}
      </p>
    </footer>
  )
}

/** Who publishes a source, for people: `www.afcd.gov.hk` rather than the whole address. */
function hostOf(source: string): string {
  return /^https?:\/\/([^/]+)/.exec(source)?.[1] ?? source
}
