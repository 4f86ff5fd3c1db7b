import type { EntryRow } from '@faqdesk/server/types'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef } from 'react'
import { entriesQuery, meQuery } from '../api/queries.ts'
import { LoadError } from '../frame/LoadError.tsx'
import { usePageTitle } from '../frame/usePageTitle.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { localise } from '../language/localise.ts'
import { EntryFilters } from './EntryFilters.tsx'
import type { ListState } from './listState.ts'
import { NewEntryDialog } from './NewEntryDialog.tsx'
import './entries.css'

/** A bot's entries: found by its own engine, filtered, and quick with ten thousand of them. */
export function Entries() {
  const { messages, language } = useLanguage()
  const { bot } = useParams({ from: '/signed-in/bots/$bot/entries' })
  const state = useSearch({ from: '/signed-in/bots/$bot/entries' })
  const navigate = useNavigate()
  const { q, category, status, overdue } = state
  const { data: me } = useQuery(meQuery)
  const list = useQuery(entriesQuery(bot, { q, category, status }))
  const access = me?.bots.find(({ id }) => id === bot)
  const name = localise(access?.name, language).text || bot
  usePageTitle(`${messages.entriesTitle} · ${name}`)

  const change = (next: ListState) =>
    navigate({ to: '/bots/$bot/entries', params: { bot }, search: next, replace: true })
  const rows = (list.data?.entries ?? []).filter((entry) => !overdue || entry.reviewOverdue)
  const filtered = Boolean(q || category || status || overdue)
  const total = (list.data?.categories ?? []).reduce((sum, each) => sum + each.entries, 0)
  return (
    <main className="page entries-page" id="content">
      <div className="page-head">
        <h1>
          {messages.entriesTitle} <span className="quiet">{name}</span>
        </h1>
        {access && access.role !== 'viewer' && list.data && (
          <NewEntryDialog bot={bot} categories={list.data.categories} />
        )}
      </div>
      <EntryFilters
        state={state}
        categories={list.data?.categories ?? []}
        busy={list.isPlaceholderData}
        onChange={change}
      />
      <p className="entries-count" role="status">
        {list.data &&
          (filtered && rows.length !== total
            ? messages.countOf(rows.length, total)
            : messages.countEntries(rows.length))}
        {q && rows.length > 1 && !list.isPlaceholderData && <> · {messages.bestFirst}</>}
      </p>
      {list.error && !list.data && <LoadError error={list.error} reset={() => list.refetch()} />}
      {list.data && rows.length === 0 && (
        <p className="entries-none">
          {messages.noEntries}{' '}
          {filtered && (
            <button type="button" className="link-button" onClick={() => change({})}>
              {messages.clearFilters}
            </button>
          )}
        </p>
      )}
      {rows.length > 0 && list.data && (
        <EntryTable
          bot={bot}
          rows={rows}
          categories={new Map(list.data.categories.map((each) => [each.id, each.title]))}
        />
      )}
    </main>
  )
}

type TableProps = { bot: string; rows: EntryRow[]; categories: Map<string, EntryRow['question']> }
const rowHeight = 52
const headHeight = 33

function EntryTable({ bot, rows, categories }: TableProps) {
  const { messages, language } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The head of the table stays above the rows.
    scrollPaddingStart: headHeight,
    getItemKey: (index) => rows[index]!.id,
  })
  /** Up and down go from row to row; the list scrolls along. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }[
      event.key
    ]
    const current = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index
    if (!step || current === undefined) return
    event.preventDefault()
    const next = Math.min(rows.length - 1, Math.max(0, Number(current) + step))
    virtual.scrollToIndex(next)
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus())
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the keys
    <div className="entry-scroll" ref={frame} onKeyDown={onKeyDown}>
      <table className="entry-table" aria-label={messages.entriesTitle} aria-rowcount={rows.length + 1}>
        <thead>
          <tr className="entry-row" aria-rowindex={1}>
            <th scope="col">{messages.columnQuestion}</th>
            <th scope="col">{messages.category}</th>
            <th scope="col">{messages.status}</th>
            <th scope="col">{messages.columnReviewBy}</th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const entry = rows[index]!
            const question = localise(entry.question, language)
            const other = localise(entry.question, question.lang === 'en' ? 'zh-Hant' : 'en')
            const category = localise(categories.get(entry.category), language)
            return (
              <tr
                key={key}
                aria-rowindex={index + 2}
                data-index={index}
                className="entry-row"
                style={{ transform: `translateY(${start}px)`, height: rowHeight }}
              >
                <td className="entry-question">
                  <Link to="/bots/$bot/entries/$id" params={{ bot, id: entry.id }} lang={question.lang} preload={false}>
                    {question.text || entry.id}
                  </Link>
                  {other.lang !== question.lang && other.text && (
                    <span className="entry-other" lang={other.lang}>
                      {other.text}
                    </span>
                  )}
                </td>
                <td className="entry-category" lang={category.lang}>
                  {category.text || entry.category}
                </td>
                <td>
                  <span className={`status-mark ${entry.status}`}>{messages.statusName[entry.status]}</span>
                </td>
                <td className="entry-date">
                  {entry.reviewBy}
                  {entry.reviewOverdue && <span className="overdue-mark">{messages.overdue}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
