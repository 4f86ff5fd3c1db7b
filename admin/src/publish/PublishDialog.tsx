import type { Entry, PublishDraft, Published, Role } from '@faqdesk/server/types'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { entryPath } from '../api/queries.ts'
import { ApiError, request, UnreachableError } from '../api/request.ts'
import type { FieldProblem } from '../editor/checkEntry.ts'
import type { DraftState } from '../editor/draftMachine.ts'
import type { DraftEntry } from '../editor/entryPaths.ts'
import { fieldName } from '../editor/fieldName.ts'
import { pathOfProblem } from '../editor/placeProblems.ts'
import { DialogFrame } from '../frame/DialogFrame.tsx'
import { useMessages } from '../language/LanguageProvider.tsx'
import { ChangeList } from './ChangeList.tsx'
import { diffEntries } from './diffEntries.ts'

type Props = {
  bot: string
  id: string
  live: Entry | undefined
  entry: DraftEntry
  errors: FieldProblem[]
  role: Role
  disabled: boolean
  flush: () => Promise<DraftState>
  onPublished: (published: Published) => Promise<void>
}

/** Shows what changes, asks why, and publishes. Nothing with an error gets past it. */
export function PublishDialog(props: Props) {
  const messages = useMessages()
  const allowed = props.role === 'publisher' || props.role === 'administrator'
  if (!allowed) return <span className="quiet publish-role">{messages.publishNeedsRole}</span>
  return (
    <DialogTrigger>
      <Button className="button primary" isDisabled={props.disabled}>
        {messages.publishOpen}
      </Button>
      <DialogFrame title={props.live ? messages.publishTitle : messages.publishNewTitle} wide>
        {(close) => <PublishForm {...props} close={close} />}
      </DialogFrame>
    </DialogTrigger>
  )
}

function PublishForm({ bot, id, live, entry, errors, flush, onPublished, close }: Props & { close: () => void }) {
  const messages = useMessages()
  const changes = useMemo(() => diffEntries(live, entry), [live, entry])
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ text: string; problems?: { name: string; message: string }[] }>()
  const field = useId()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setFailure({ text: messages.reasonNeeded })
    setBusy(true)
    setFailure(undefined)
    try {
      const { phase, version, refusal } = await flush()
      if (phase === 'clash') throw new ApiError(409, { type: 'about:blank', title: '', status: 409 })
      if (phase === 'offline') throw new UnreachableError()
      if (phase !== 'idle') throw new Error(refusal ?? messages.draftSignedOut)
      const body: PublishDraft = { version, reason: reason.trim() }
      const published = await request<Published>('POST', `${entryPath(bot, id)}/publish`, body)
      await onPublished(published)
      close()
    } catch (error) {
      setFailure(explain(error))
      setBusy(false)
    }
  }
  const explain = (error: unknown) => {
    if (error instanceof UnreachableError) return { text: messages.offlineNow }
    if (error instanceof ApiError && error.status === 409) return { text: messages.publishClash }
    if (error instanceof ApiError && error.status === 422)
      return {
        text: messages.publishFailed,
        problems: (error.problem.problems ?? []).map(({ field: name, message }) => ({
          name: fieldName(pathOfProblem(name, id), messages),
          message,
        })),
      }
    return { text: error instanceof Error ? error.message : String(error) }
  }

  if (errors.length > 0)
    return (
      <>
        <p>{messages.publishBlocked}</p>
        <ul className="blocked-list">
          {errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <strong>{fieldName(path, messages)}</strong> {message}
            </li>
          ))}
        </ul>
        <div className="dialog-actions">
          <Button className="button primary" onPress={close} autoFocus>
            {messages.close}
          </Button>
        </div>
      </>
    )
  return (
    <form onSubmit={submit} noValidate>
      <h3 className="dialog-part">{messages.publishWhat}</h3>
      {changes.length === 0 ? <p className="quiet">{messages.publishNothing}</p> : <ChangeList changes={changes} />}
      <label className="field">
        <span className="field-label">{messages.reason}</span>
        <textarea
          value={reason}
          rows={2}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={`${field}-hint`}
          aria-invalid={failure?.text === messages.reasonNeeded || undefined}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write this
          autoFocus
        />
        <span id={`${field}-hint`} className="field-hint">
          {messages.reasonHint}
        </span>
      </label>
      <div role="alert" className="form-failure">
        {failure?.text}
        {failure?.problems && (
          <ul className="blocked-list">
            {failure.problems.map(({ name, message }) => (
              <li key={name + message}>
                <strong>{name}</strong> {message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={close}>
          {messages.cancel}
        </Button>
        <Button type="submit" className="button primary" isDisabled={busy || changes.length === 0}>
          {busy ? messages.publishing : messages.publish}
        </Button>
      </div>
    </form>
  )
}
