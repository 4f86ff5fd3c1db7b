import type { Draft, Entry, EntryDetail } from '@faqdesk/server/types'
import { expect, test } from 'vitest'
import { beginDraft, isDirty, takeDraftEvent } from './draftMachine.ts'
import type { DraftEntry } from './entryPaths.ts'

const live = {
  id: 'licence-fee',
  question: { en: 'How much?', 'zh-Hant': '多少錢？' },
  short: { en: 'HK$80.', 'zh-Hant': '80元。' },
} as Entry
const withShort = (en: string): DraftEntry => ({ ...live, short: { ...live.short, en } })
const draft = (version: number, entry: DraftEntry): Draft => ({
  entry,
  version,
  updatedAt: '2026-11-25T02:00:00Z',
  updatedBy: 'Ada',
  problems: [],
})
const detail = (parts: Partial<EntryDetail> = {}): EntryDetail => ({
  id: 'licence-fee',
  category: 'licence',
  file: 'faqs/genie/licence.yaml',
  live,
  history: [],
  ...parts,
})

test('an entry without a draft begins with what is live, at version 0', () => {
  const state = beginDraft(detail(), undefined)
  expect(state).toMatchObject({ phase: 'idle', entry: live, version: 0 })
  expect(isDirty(state)).toBe(false)
})

test('a save takes over the version and leaves what was typed meanwhile unsaved', () => {
  let state = takeDraftEvent(beginDraft(detail(), undefined), { type: 'edited', entry: withShort('HK$90') })
  state = takeDraftEvent(state, { type: 'saving' })
  state = takeDraftEvent(state, { type: 'edited', entry: withShort('HK$90.') })
  state = takeDraftEvent(state, { type: 'saved', sent: withShort('HK$90'), draft: draft(1, withShort('HK$90')) })
  expect(state).toMatchObject({ phase: 'idle', version: 1, entry: withShort('HK$90.') })
  expect(isDirty(state)).toBe(true)
})

test('without a connection the form keeps what it holds', () => {
  let state = takeDraftEvent(beginDraft(detail(), undefined), { type: 'edited', entry: withShort('HK$90') })
  state = takeDraftEvent(takeDraftEvent(state, { type: 'saving' }), { type: 'unreachable' })
  expect(state.phase).toBe('offline')
  state = takeDraftEvent(state, { type: 'edited', entry: withShort('HK$95') })
  expect(state.phase).toBe('offline')
  expect(state.entry.short?.en).toBe('HK$95')
})

test('a copy of this browser built on the same version is restored as unsaved', () => {
  const copy = { entry: withShort('HK$90'), version: 3, base: withShort('HK$85') }
  const state = beginDraft(detail({ draft: draft(3, withShort('HK$85')) }), copy)
  expect(state).toMatchObject({ phase: 'idle', restored: true, version: 3, entry: withShort('HK$90') })
  expect(isDirty(state)).toBe(true)
})

test('a copy that the server has already is no restoration', () => {
  const copy = { entry: withShort('HK$90'), version: 2, base: live }
  const state = beginDraft(detail({ draft: draft(3, withShort('HK$90')) }), copy)
  expect(state).toMatchObject({ phase: 'idle', restored: false, version: 3 })
})

test('a copy built on an older version clashes with what was saved meanwhile', () => {
  const copy = { entry: withShort('HK$90'), version: 2, base: live }
  const state = beginDraft(detail({ draft: draft(3, withShort('HK$100')) }), copy)
  expect(state).toMatchObject({ phase: 'clash', entry: withShort('HK$90'), saved: live })
  expect(state.current?.entry.short?.en).toBe('HK$100')
})

test('a copy whose draft was published meanwhile goes on if nothing else changed, and clashes otherwise', () => {
  const copy = { entry: withShort('HK$95'), version: 2, base: live as DraftEntry }
  expect(beginDraft(detail(), copy)).toMatchObject({ phase: 'idle', version: 0, entry: withShort('HK$95') })
  const published = withShort('HK$90') as Entry
  const history = [{ publication: 7, publishedAt: '2026-11-25T02:00:00Z', publishedBy: 'Ben', reason: 'new fee' }]
  const state = beginDraft(detail({ live: published, history }), copy)
  expect(state).toMatchObject({ phase: 'clash', current: { version: 0, updatedBy: 'Ben', entry: published } })
})

test('after a clash the merged entry builds on the other person’s version', () => {
  let state = takeDraftEvent(beginDraft(detail(), undefined), { type: 'edited', entry: withShort('HK$90') })
  state = takeDraftEvent(state, { type: 'clashed', current: draft(5, withShort('HK$100')) })
  state = takeDraftEvent(state, { type: 'merged', entry: withShort('HK$90') })
  expect(state).toMatchObject({ phase: 'idle', version: 5, saved: withShort('HK$100') })
  expect(isDirty(state)).toBe(true)
})

test('a refused save is tried again after the next change', () => {
  let state = beginDraft(detail(), undefined)
  state = takeDraftEvent(state, { type: 'refused', reason: 'too large' })
  expect(state).toMatchObject({ phase: 'refused', refusal: 'too large' })
  expect(takeDraftEvent(state, { type: 'edited', entry: withShort('x') }).phase).toBe('idle')
})
