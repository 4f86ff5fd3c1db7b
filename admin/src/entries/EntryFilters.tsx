import type { EntryList, EntryStatus } from '@faqdesk/server/types'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { localise } from '../language/localise.ts'
import type { ListState } from './listState.ts'

type Props = {
  state: ListState
  categories: EntryList['categories']
  /** The list still shows what an earlier search found. */
  busy: boolean
  onChange: (state: ListState) => void
}

/** Milliseconds after the last key before the engine is asked. */
const pause = 180

export function EntryFilters({ state, categories, busy, onChange }: Props) {
  const { messages, language } = useLanguage()
  const [text, setText] = useState(state.q ?? '')
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(state)
  const goesToList = useRef(false)
  latest.current = state

  // The address may change from outside: a link, the back button.
  useEffect(() => setText(state.q ?? ''), [state.q])
  useEffect(() => () => clearTimeout(timer.current), [])

  // «Down» goes to what was searched for, not to what stood there before.
  const settled = !busy && text.trim() === (state.q ?? '').trim()
  const focusFirst = () => document.querySelector<HTMLElement>('.entry-scroll [data-index] a')?.focus()
  useEffect(() => {
    if (!settled || !goesToList.current) return
    goesToList.current = false
    focusFirst()
  })

  const search = (next: string, wait: number) => {
    setText(next)
    if (next !== text) goesToList.current = false
    clearTimeout(timer.current)
    if (composing.current) return
    timer.current = setTimeout(() => {
      const { q: _, ...rest } = latest.current
      onChange(next.trim() ? { ...rest, q: next } : rest)
    }, wait)
  }
  const set = <K extends keyof ListState>(key: K, value: ListState[K] | undefined) => {
    const { [key]: _, ...rest } = state
    onChange(value ? { ...rest, [key]: value } : rest)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') search(text, 0)
    if (event.key === 'Escape' && text) {
      event.preventDefault()
      search('', 0)
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      if (settled) focusFirst()
      else {
        goesToList.current = true
        search(text, 0)
      }
    }
  }
  return (
    <search className="entry-filters">
      <label className="field grow">
        <span className="field-label">{messages.search}</span>
        <input
          type="search"
          value={text}
          placeholder={messages.searchHint}
          onChange={(event) => search(event.target.value, pause)}
          onCompositionStart={() => {
            composing.current = true
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            search(event.currentTarget.value, pause)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <label className="field">
        <span className="field-label">{messages.category}</span>
        <select value={state.category ?? ''} onChange={(event) => set('category', event.target.value)}>
          <option value="">{messages.allCategories}</option>
          {categories.map((category) => (
            <option key={category.id} value={category.id}>
              {localise(category.title, language).text} ({category.entries})
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-label">{messages.status}</span>
        <select value={state.status ?? ''} onChange={(event) => set('status', event.target.value as EntryStatus)}>
          <option value="">{messages.allStatuses}</option>
          {(['live', 'draft', 'new', 'conflict'] as const).map((status) => (
            <option key={status} value={status}>
              {messages.statusName[status]}
            </option>
          ))}
        </select>
      </label>
      <label className="check-line filter-check">
        <input
          type="checkbox"
          checked={state.overdue ?? false}
          onChange={(event) => set('overdue', event.target.checked ? true : undefined)}
        />
        {messages.overdueOnly}
      </label>
    </search>
  )
}
