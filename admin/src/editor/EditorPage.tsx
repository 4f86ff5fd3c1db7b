import type { EntryDetail } from '@faqdesk/server/types'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { entryQuery, meQuery } from '../api/queries.ts'
import { ApiError } from '../api/request.ts'
import { LoadError } from '../frame/LoadError.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Editor } from './Editor.tsx'

/** Loads an entry; one that is not there yet begins empty if the address names its category. */
export function EditorPage() {
  const { bot, id } = useParams({ from: '/signed-in/bots/$bot/entries/$id' })
  const { category } = useSearch({ from: '/signed-in/bots/$bot/entries/$id' })
  const { data: me } = useQuery(meQuery)
  const { data, error, refetch, isPending } = useQuery(entryQuery(bot, id))
  const role = me?.bots.find((each) => each.id === bot)?.role
  const fresh: EntryDetail | undefined =
    category && error instanceof ApiError && error.status === 404 ? { id, category, file: '', history: [] } : undefined
  const detail = data ?? fresh
  if (!me || (isPending && !detail)) return <Loading />
  if (!detail) return <LoadError error={error} reset={() => refetch()} />
  return <Editor key={`${bot}/${id}`} bot={bot} detail={detail} me={me} role={role ?? 'viewer'} />
}
