import type { EntryStatus } from '@faqdesk/server/types'

/** What the address bar says of the list: a reload, a bookmark and the back button show the same. */
export type ListState = { q?: string; category?: string; status?: EntryStatus; overdue?: true }

const statuses: EntryStatus[] = ['live', 'draft', 'new', 'conflict']

/** Reads the address; what it doesn't know is left out. */
export function parseListState(search: Record<string, unknown>): ListState {
  const state: ListState = {}
  if (search.q !== undefined && String(search.q).trim() !== '') state.q = String(search.q)
  if (typeof search.category === 'string' && search.category) state.category = search.category
  const status = statuses.find((each) => each === search.status)
  if (status) state.status = status
  if (search.overdue === true || search.overdue === 'true') state.overdue = true
  return state
}
