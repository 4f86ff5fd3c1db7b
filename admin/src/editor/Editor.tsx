import type { EntryDetail, Me, Published, Role } from '@faqdesk/server/types'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useBlocker, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { entriesQuery, entryPath } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { DialogFrame } from '../frame/DialogFrame.tsx'
import { usePageTitle } from '../frame/usePageTitle.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { localise } from '../language/localise.ts'
import { PreviewPane } from '../preview/PreviewPane.tsx'
import { ConflictView } from '../publish/ConflictView.tsx'
import { DiscardDialog } from '../publish/DiscardDialog.tsx'
import { HistoryList } from '../publish/HistoryList.tsx'
import { PublishDialog } from '../publish/PublishDialog.tsx'
import { ClashView } from './ClashView.tsx'
import { checkEntry } from './checkEntry.ts'
import { DraftStatus } from './DraftStatus.tsx'
import { EditorContext } from './EditorContext.tsx'
import { EditorForm, sectionIds } from './EditorForm.tsx'
import { setAt } from './entryPaths.ts'
import { ProblemSummary } from './ProblemSummary.tsx'
import { placeProblems } from './placeProblems.ts'
import { pruneEntry, sameEntry } from './pruneEntry.ts'
import { useDraft } from './useDraft.ts'
import { useSimplified } from './useSimplified.ts'
import './editor.css'

type Props = { bot: string; detail: EntryDetail; me: Me; role: Role }

const simplifiedKey = 'faqdesk.showSimplified'

/** The place of daily work: one entry, in both languages, with what a citizen will see beside it. */
export function Editor({ bot, detail, me, role }: Props) {
  const { messages, language } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const readOnly = role === 'viewer'
  const [current, setCurrent] = useState(detail)
  const draft = useDraft({
    bot,
    category: detail.live ? undefined : detail.category,
    userId: me.user.id,
    detail,
    readOnly,
  })
  const { state } = draft
  const [published, setPublished] = useState<Published>()
  const [notice, setNotice] = useState<string>()
  const [showSimplified, setShowSimplified] = useState(() => localStorage.getItem(simplifiedKey) !== 'no')
  const toSimplified = useSimplified()

  const { entry } = state
  const own = useMemo(() => (readOnly ? [] : checkEntry(entry, messages.check)), [entry, messages, readOnly])
  const problems = useMemo(
    () => (readOnly ? [] : placeProblems(own, state.problems, entry, state.saved)),
    [own, state.problems, entry, state.saved, readOnly],
  )
  const errors = problems.filter(({ severity }) => severity === 'error')
  const question = localise(entry.question, language)
  const { data: list } = useQuery(entriesQuery(bot))
  const category = localise(list?.categories.find(({ id }) => id === detail.category)?.title, language)
  usePageTitle(question.text || detail.id)

  const hasDraft = !readOnly && (state.version > 0 || draft.dirty)
  const changed = !current.live || !sameEntry(pruneEntry(entry), pruneEntry(current.live))
  const status = current.conflict ? 'conflict' : !current.live ? 'new' : hasDraft && changed ? 'draft' : 'live'

  const blocker = useBlocker({
    // Leaving saves first; only what could not be saved asks.
    shouldBlockFn: async () => {
      if (!draft.dirty) return false
      const { phase } = await draft.flush()
      return phase !== 'idle'
    },
    enableBeforeUnload: () => draft.dirty,
    withResolver: true,
  })

  const reload = async () => {
    const next = await request<EntryDetail>('GET', entryPath(bot, detail.id))
    setCurrent(next)
    draft.restart(next)
    void client.invalidateQueries({ queryKey: ['bot', bot, 'entries'] })
    void client.invalidateQueries({ queryKey: ['me'] })
    return next
  }
  const afterPublish = async (result: Published) => {
    setPublished(result)
    setNotice(undefined)
    await reload()
  }
  const afterDiscard = async () => {
    if (current.live) await reload()
    else {
      draft.restart({ ...detail, draft: undefined })
      void client.invalidateQueries({ queryKey: ['bot', bot] })
      await navigate({ to: '/bots/$bot/entries', params: { bot }, ignoreBlocker: true })
    }
  }

  return (
    <EditorContext
      value={{
        entry,
        problems,
        readOnly,
        showSimplified,
        toSimplified,
        set: (path, value) => {
          setPublished(undefined)
          draft.edit(setAt(entry, path, value))
        },
      }}
    >
      <main className="editor" id="content">
        <div className="editor-bar">
          <div className="editor-title">
            <p className="breadcrumb">
              <Link to="/bots/$bot/entries" params={{ bot }}>
                {messages.entriesTitle}
              </Link>
              <span aria-hidden="true"> / </span>
              <span lang={category.lang}>{category.text || detail.category}</span>
              <span aria-hidden="true"> / </span>
              <code>{detail.id}</code>
            </p>
            <h1 lang={question.lang}>
              {question.text || detail.id}{' '}
              <span className={`status-mark ${status}`}>{messages.statusName[status]}</span>
            </h1>
          </div>
          {!readOnly && (
            <div className="editor-actions">
              <DraftStatus state={state} dirty={draft.dirty} changed={changed} onSave={draft.save} />
              <div className="editor-buttons">
                {hasDraft && (
                  <DiscardDialog bot={bot} id={detail.id} isNew={!current.live} onDiscarded={afterDiscard} />
                )}
                <PublishDialog
                  bot={bot}
                  id={detail.id}
                  live={current.live}
                  entry={entry}
                  errors={errors}
                  role={role}
                  disabled={!changed || state.phase === 'clash' || Boolean(current.conflict)}
                  flush={draft.flush}
                  onPublished={afterPublish}
                />
              </div>
            </div>
          )}
        </div>

        <div className="editor-notices" aria-live="polite">
          {readOnly && <p className="notice">{messages.viewOnly}</p>}
          {published && (
            <p className="notice good">
              {messages.published(published.publication)}
              {published.file && (
                <>
                  {' '}
                  {messages.publishedFile} <code>{published.file}</code>
                </>
              )}
            </p>
          )}
          {notice && <p className="notice good">{notice}</p>}
          {state.restored && <p className="notice">{messages.draftRestored}</p>}
        </div>

        {state.phase === 'clash' && state.current && (
          <ClashView base={state.saved} mine={entry} current={state.current} onKeep={draft.keepMerged} />
        )}
        {current.conflict && current.live && (
          <ConflictView
            bot={bot}
            id={detail.id}
            live={current.live}
            file={current.conflict.file}
            fileName={current.file}
            role={role}
            onResolved={async () => {
              setNotice(messages.conflictDone)
              await reload()
            }}
          />
        )}

        <div className="editor-tools">
          <nav aria-label={messages.sections} className="section-nav">
            {sectionIds.map((section) => (
              <a key={section} href={`#${section}`}>
                {
                  {
                    question: messages.sectionQuestion,
                    facts: messages.sectionFacts,
                    channels: messages.sectionChannels,
                    words: messages.sectionWords,
                    sources: messages.sectionSources,
                  }[section]
                }
              </a>
            ))}
            <a href="#preview" className="preview-jump">
              {messages.previewOpen}
            </a>
          </nav>
          <label className="check-line">
            <input
              type="checkbox"
              checked={showSimplified}
              onChange={(event) => {
                setShowSimplified(event.target.checked)
                localStorage.setItem(simplifiedKey, event.target.checked ? 'yes' : 'no')
              }}
            />
            {messages.showSimplified}
          </label>
        </div>

        <div className="editor-body">
          <div className="editor-main">
            {!readOnly && <ProblemSummary problems={problems} />}
            <EditorForm bot={bot} />
            <HistoryList history={current.history} file={current.file} />
          </div>
          <PreviewPane entry={entry} bot={bot} toSimplified={toSimplified} />
        </div>
      </main>
      <DialogFrame
        role="alertdialog"
        title={messages.leaveTitle}
        isOpen={blocker.status === 'blocked'}
        onOpenChange={(open) => !open && blocker.reset?.()}
      >
        {() => (
          <>
            <p>{messages.leaveText}</p>
            <div className="dialog-actions">
              <button type="button" className="button" onClick={() => blocker.proceed?.()}>
                {messages.leave}
              </button>
              <button type="button" className="button primary" onClick={() => blocker.reset?.()}>
                {messages.stay}
              </button>
            </div>
          </>
        )}
      </DialogFrame>
    </EditorContext>
  )
}
