import type { Entry, ResolveConflict, Role } from '@faqdesk/server/types'
import { useId, useMemo, useState } from 'react'
import { entryPath } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { fieldLang, fieldName } from '../editor/fieldName.ts'
import { useMessages } from '../language/LanguageProvider.tsx'
import { diffEntries } from './diffEntries.ts'
import { diffText } from './diffText.ts'
import './publish.css'

type Props = {
  bot: string
  id: string
  live: Entry
  file: Entry
  fileName: string
  role: Role
  onResolved: () => Promise<void>
}

/** File and store both changed: both sides, field by field, until somebody chooses. */
export function ConflictView({ bot, id, live, file, fileName, role, onResolved }: Props) {
  const messages = useMessages()
  const changes = useMemo(() => diffEntries(live, file), [live, file])
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const title = useId()
  const allowed = role === 'publisher' || role === 'administrator'

  const resolve = async (keep: ResolveConflict['keep']) => {
    if (reason.trim() === '') return setFailure(messages.reasonNeeded)
    setBusy(true)
    setFailure(undefined)
    try {
      await request('POST', `${entryPath(bot, id)}/resolve`, { keep, reason: reason.trim() } satisfies ResolveConflict)
      await onResolved()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <section className="clash" aria-labelledby={title}>
      <h2 id={title}>{messages.conflictTitle}</h2>
      <p>
        {messages.conflictLead} <code>{fileName}</code>
      </p>
      {changes.map(({ path, before, after }) => {
        const pieces = diffText(before, after)
        return (
          <div key={path} className="clash-field">
            <h3>{fieldName(path, messages)}</h3>
            {[
              { label: messages.conflictLive, hidden: 'added', Mark: 'del' as const },
              { label: messages.conflictFile, hidden: 'removed', Mark: 'ins' as const },
            ].map(({ label, hidden, Mark }) => (
              <div key={label} className="clash-side">
                <span className="clash-choice">{label}</span>
                <span className="clash-text" lang={fieldLang(path)}>
                  {pieces
                    .filter(({ kind }) => kind !== hidden)
                    .map(({ kind, text }, index) =>
                      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
                      kind === 'same' ? <span key={index}>{text}</span> : <Mark key={index}>{text}</Mark>,
                    )}
                </span>
              </div>
            ))}
          </div>
        )
      })}
      {allowed ? (
        <>
          <label className="field">
            <span className="field-label">{messages.reason}</span>
            <input type="text" value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <p role="alert" className="form-failure">
            {failure}
          </p>
          <div className="clash-actions">
            <button type="button" className="button" disabled={busy} onClick={() => resolve('live')}>
              {messages.keepLive}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => resolve('file')}>
              {messages.keepFile}
            </button>
          </div>
        </>
      ) : (
        <p className="quiet">{messages.publishNeedsRole}</p>
      )}
    </section>
  )
}
