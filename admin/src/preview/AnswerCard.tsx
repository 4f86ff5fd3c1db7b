import type { Language, Localised } from '@faqdesk/server/types'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { entriesQuery } from '../api/queries.ts'
import type { DraftEntry } from '../editor/entryPaths.ts'
import { formatDay } from '../language/formatMoment.ts'
import { useMessages } from '../language/LanguageProvider.tsx'
import { messagesOf } from '../language/messages.ts'
import { MarkdownText } from './MarkdownText.tsx'
import { translateDraft, translateLines } from './translateDraft.ts'

type Props = {
  entry: DraftEntry
  lang: Language
  bot: string
  toSimplified: ((text: string) => string) | undefined
}

/** The answer card of a draft: the parts of an answer in the order in which the bot tells them. */
export function AnswerCard({ entry, lang, bot, toSimplified }: Props) {
  const ui = useMessages()
  const words = messagesOf[lang]
  const { data } = useQuery(entriesQuery(bot))
  const say = (text: Partial<Localised> | undefined) => translateDraft(text, lang, toSimplified)
  const missing = <span className="preview-missing">{ui.previewMissing}</span>
  if (!entry.question && !entry.short) return <p className="quiet">{ui.previewEmpty}</p>

  const steps = translateLines(entry.steps, lang, toSimplified)
  const eligibility = translateLines(entry.eligibility, lang, toSimplified)
  const facts: [string, ReactNode][] = [
    [words.field.fee, say(entry.fee?.text)],
    [words.field['fee.concession'], say(entry.fee?.concession)],
    [words.field['time.processing'], say(entry.time?.processing)],
    [words.field['time.validity'], say(entry.time?.validity)],
    [words.field['time.deadline'], say(entry.time?.deadline)],
    [words.field.where, say(entry.where)],
    [words.field.when, say(entry.when)],
    [words.field.penalty, say(entry.penalty)],
  ]
  const documents = (entry.documents ?? []).map((item) => say(item.name)).filter(Boolean)
  const details = say(entry.answer)
  const caution = say(entry.caution)
  const title = say(entry.form?.title)
  const related = (entry.related ?? [])
    .map((id) => say(data?.entries.find((row) => row.id === id)?.question) || id)
    .slice(0, 3)
  return (
    <article className="answer-card" lang={lang}>
      <h3>{say(entry.question) || missing}</h3>
      <p className="answer-short">{say(entry.short) || missing}</p>
      {caution && <p className="answer-caution">{caution}</p>}
      {steps.length > 0 && (
        <ol className="answer-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {details && (
        <div className="answer-details">
          <MarkdownText text={details} />
        </div>
      )}
      {(facts.some(([, value]) => value) || documents.length > 0 || eligibility.length > 0) && (
        <dl className="answer-facts">
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          {eligibility.length > 0 && <FactList name={words.field.eligibility} items={eligibility} />}
          {documents.length > 0 && <FactList name={words.field.documents} items={documents} />}
        </dl>
      )}
      {title && (
        <p className="answer-form">
          {[entry.form?.number, title].filter(Boolean).join(' · ')}
          {entry.form?.titleStatus === 'unofficial' && lang !== 'en' && (
            <span className="quiet"> ({words.titleStatusName.unofficial})</span>
          )}
        </p>
      )}
      {(entry.channels?.length || entry.links?.length) && (
        <ul className="answer-links">
          {entry.channels?.map((channel, index) => {
            const label = say(channel.label) || words.kindName[channel.kind] || channel.kind
            const more = [say(channel.address), channel.phone, channel.email, say(channel.hours)].filter(Boolean)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: channels have no identity but their place
              <li key={`channel ${index}`}>
                <WebLink url={channel.url}>{label}</WebLink>
                {more.length > 0 && <span className="quiet"> {more.join(' · ')}</span>}
              </li>
            )
          })}
          {entry.links?.map((link, index) => {
            const url =
              typeof link.url === 'string' ? link.url : (link.url?.[lang] ?? link.url?.['zh-Hant'] ?? link.url?.en)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: links have no identity but their place
              <li key={`link ${index}`}>
                <WebLink url={url}>{say(link.title) || missing}</WebLink>
                {link.fileType && <span className="quiet"> ({link.fileType.toUpperCase()})</span>}
              </li>
            )
          })}
        </ul>
      )}
      {related.length > 0 && (
        <p className="answer-related">
          <span className="quiet">{words.previewRelated}</span>
          {related.map((question) => (
            <span key={question} className="answer-chip">
              {question}
            </span>
          ))}
        </p>
      )}
      {entry.reviewedOn && (
        <p className="answer-foot">
          {entry.department && <>{entry.department.toUpperCase()} · </>}
          {words.previewReviewed(formatDay(entry.reviewedOn, lang))}
        </p>
      )}
    </article>
  )
}

function FactList({ name, items }: { name: string; items: string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

function WebLink({ url, children }: { url: string | undefined; children: ReactNode }) {
  if (!url || !/^https?:\/\//.test(url)) return <>{children}</>
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}
