import type { Draft, EntryDetail, PutDraft } from '@faqdesk/server/types'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { entryPath } from '../api/queries.ts'
import { ApiError, request, UnreachableError } from '../api/request.ts'
import { beginDraft, type DraftState, isDirty, liveAsDraft, takeDraftEvent } from './draftMachine.ts'
import type { DraftEntry } from './entryPaths.ts'
import { localCopies } from './localCopies.ts'
import { pruneEntry } from './pruneEntry.ts'

/** Milliseconds without a key before a draft is saved, and between tries without a connection. */
const savePause = 700
const retryPause = 4_000

type Options = { bot: string; category?: string; userId: string; detail: EntryDetail; readOnly: boolean }

/**
 * A draft that saves itself. Each change is at once kept in this browser, and soon on the server;
 * the browser's copy goes when the server has it.
 */
export function useDraft({ bot, category, userId, detail, readOnly }: Options) {
  const { id } = detail
  const [state, dispatch] = useReducer(takeDraftEvent, undefined, () =>
    beginDraft(detail, readOnly ? undefined : localCopies.read(userId, bot, id)),
  )
  const latest = useRef<DraftState>(state)
  latest.current = state
  const running = useRef<Promise<void>>(undefined)

  const save = useCallback((): Promise<void> => {
    if (running.current) return running.current
    const { entry, version, phase } = latest.current
    if (readOnly || phase === 'clash' || !isDirty(latest.current)) return Promise.resolve()
    const sent = pruneEntry(entry)
    dispatch({ type: 'saving' })
    const body: PutDraft = category ? { entry: sent, version, category } : { entry: sent, version }
    running.current = request<Draft>('PUT', `${entryPath(bot, id)}/draft`, body)
      .then((draft) => dispatch({ type: 'saved', sent, draft }))
      .catch(async (error: unknown) => {
        if (error instanceof UnreachableError) dispatch({ type: 'unreachable' })
        else if (error instanceof ApiError && error.status === 401) dispatch({ type: 'signedOut' })
        else if (error instanceof ApiError && error.status === 409)
          dispatch({ type: 'clashed', current: error.problem.current ?? (await readCurrent(bot, id)) })
        else {
          const problems = error instanceof ApiError ? error.problem.problems : undefined
          dispatch({ type: 'refused', reason: error instanceof Error ? error.message : String(error), problems })
        }
      })
      // Whatever else failed, the browser's copy stays and the save is tried again.
      .catch(() => dispatch({ type: 'unreachable' }))
      .finally(() => {
        running.current = undefined
      })
    return running.current
  }, [bot, category, id, readOnly])

  const dirty = isDirty(state)

  // The browser's copy: written at each change, gone when the server has it.
  useEffect(() => {
    if (readOnly) return
    if (dirty) localCopies.write(userId, bot, id, { entry: state.entry, version: state.version, base: state.saved })
    else if (state.phase === 'idle') localCopies.remove(userId, bot, id)
  }, [dirty, state.entry, state.version, state.saved, state.phase, readOnly, userId, bot, id])

  useEffect(() => {
    if (!dirty || readOnly) return
    const { phase } = state
    if (phase !== 'idle' && phase !== 'offline' && phase !== 'signedOut') return
    const timer = setTimeout(save, phase === 'idle' ? savePause : retryPause)
    return () => clearTimeout(timer)
  }, [dirty, state, readOnly, save])

  useEffect(() => {
    const now = () => void save()
    const hidden = () => document.visibilityState === 'hidden' && void save()
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [save])

  /** Saves until the server has everything, or can't. */
  const flush = useCallback(async (): Promise<DraftState> => {
    for (let tries = 0; tries < 5; tries++) {
      await save()
      // The reducer's result is in `latest` after the next rendering.
      await new Promise((resolve) => setTimeout(resolve, 0))
      const { phase } = latest.current
      if (!isDirty(latest.current) || (phase !== 'idle' && phase !== 'saving')) break
    }
    return latest.current
  }, [save])

  /** Begins anew from what the server now says: after publishing, discarding or settling a conflict. */
  const restart = useCallback(
    (next: EntryDetail) => {
      localCopies.remove(userId, bot, id)
      dispatch({ type: 'reset', state: beginDraft(next, undefined) })
    },
    [userId, bot, id],
  )

  return {
    state,
    dirty,
    edit: useCallback((entry: DraftEntry) => dispatch({ type: 'edited', entry }), []),
    keepMerged: useCallback((entry: DraftEntry) => dispatch({ type: 'merged', entry }), []),
    save,
    flush,
    restart,
  }
}

/** What stands now where a draft was published or discarded. */
async function readCurrent(bot: string, id: string): Promise<Draft> {
  const detail = await request<EntryDetail>('GET', entryPath(bot, id))
  return detail.draft ?? liveAsDraft(detail)
}
