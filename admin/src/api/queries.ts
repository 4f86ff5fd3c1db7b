import type { EntryDetail, EntryList, EntryStatus, Me } from '@faqdesk/server/types'
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import { ApiError, request } from './request.ts'

export type EntryFilters = { q?: string; category?: string; status?: EntryStatus }

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
})

/** Who is signed in, and to which bots; fails with 401 if nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<Me>('GET', '/me', undefined, signal),
  staleTime: 30_000,
})

export const entriesQuery = (bot: string, filters: EntryFilters = {}) =>
  queryOptions({
    queryKey: ['bot', bot, 'entries', filters],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
      const query = search.size > 0 ? `?${search}` : ''
      return request<EntryList>('GET', `/bots/${encodeURIComponent(bot)}/entries${query}`, undefined, signal)
    },
    placeholderData: keepPreviousData,
  })

export const entryQuery = (bot: string, id: string) =>
  queryOptions({
    queryKey: ['bot', bot, 'entry', id],
    queryFn: ({ signal }) => request<EntryDetail>('GET', entryPath(bot, id), undefined, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

export function entryPath(bot: string, id: string): string {
  return `/bots/${encodeURIComponent(bot)}/entries/${encodeURIComponent(id)}`
}
