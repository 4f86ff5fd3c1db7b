import type { Draft, EntryDetail, Problem } from '@faqdesk/server/types'
import type { DraftEntry } from './entryPaths.ts'
import type { LocalCopy } from './localCopies.ts'
import { pruneEntry, sameEntry } from './pruneEntry.ts'

/**
 * idle: nothing under way. saving: a save is on its way. offline: it did not reach the server and
 * is tried again. signedOut and refused: it reached the server, which would not have it. clash:
 * somebody else saved first; nothing more is saved until the editor has chosen.
 */
export type DraftPhase = 'idle' | 'saving' | 'offline' | 'signedOut' | 'refused' | 'clash'

export type DraftState = {
  phase: DraftPhase
  /** What the form shows. */
  entry: DraftEntry
  /** What the server has. */
  saved: DraftEntry
  /** The version that the next save builds on. */
  version: number
  savedAt?: string
  savedBy?: string
  problems: Problem[]
  /** On a clash: what the other person saved. */
  current?: Draft
  /** Why a save was refused. */
  refusal?: string
  /** The form was filled from this browser's copy. */
  restored: boolean
}

export type DraftEvent =
  | { type: 'edited'; entry: DraftEntry }
  | { type: 'saving' }
  | { type: 'saved'; sent: DraftEntry; draft: Draft }
  | { type: 'unreachable' }
  | { type: 'signedOut' }
  | { type: 'refused'; reason: string; problems?: Problem[] }
  | { type: 'clashed'; current: Draft }
  | { type: 'merged'; entry: DraftEntry }
  | { type: 'reset'; state: DraftState }

/**
 * The state to begin with. A copy that this browser kept is newer than the server's draft if it was
 * built on that very version; built on an older one, it clashes with what was saved meanwhile.
 */
export function beginDraft(detail: EntryDetail, copy: LocalCopy | undefined): DraftState {
  const saved: DraftEntry = detail.draft?.entry ?? detail.live ?? { id: detail.id }
  const begun: DraftState = {
    phase: 'idle',
    entry: saved,
    saved,
    version: detail.draft?.version ?? 0,
    savedAt: detail.draft?.updatedAt,
    savedBy: detail.draft?.updatedBy,
    problems: detail.draft?.problems ?? [],
    restored: false,
  }
  if (!copy || sameEntry(copy.entry, pruneEntry(saved))) return begun
  if (copy.version === begun.version) return { ...begun, entry: copy.entry, restored: true }
  // Its draft was published or discarded; if what is live is what it began with, it simply goes on.
  if (!detail.draft && sameEntry(pruneEntry(copy.base), pruneEntry(saved)))
    return { ...begun, entry: copy.entry, restored: true }
  const current = detail.draft ?? liveAsDraft(detail)
  return { ...begun, phase: 'clash', entry: copy.entry, saved: copy.base, current, restored: true }
}

/** What is live, in the place of a draft that was published or discarded under somebody's hands. */
export function liveAsDraft({ id, live, history }: EntryDetail): Draft {
  return {
    entry: live ?? { id },
    version: 0,
    updatedAt: history[0]?.publishedAt ?? new Date(0).toISOString(),
    updatedBy: history[0]?.publishedBy ?? '',
    problems: [],
  }
}

export function takeDraftEvent(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'edited':
      // A refused save is tried again once its reason may be gone.
      return { ...state, entry: event.entry, phase: state.phase === 'refused' ? 'idle' : state.phase }
    case 'saving':
      return { ...state, phase: 'saving' }
    case 'saved': {
      const { version, updatedAt, updatedBy, problems } = event.draft
      return {
        ...state,
        phase: 'idle',
        saved: event.sent,
        version,
        savedAt: updatedAt,
        savedBy: updatedBy,
        problems,
        refusal: undefined,
        current: undefined,
        restored: false,
      }
    }
    case 'unreachable':
      return { ...state, phase: 'offline' }
    case 'signedOut':
      return { ...state, phase: 'signedOut' }
    case 'refused':
      return { ...state, phase: 'refused', refusal: event.reason, problems: event.problems ?? state.problems }
    case 'clashed':
      return { ...state, phase: 'clash', current: event.current }
    case 'merged': {
      const { current } = state
      if (!current) return state
      return {
        ...state,
        phase: 'idle',
        entry: event.entry,
        saved: current.entry,
        version: current.version,
        savedAt: current.updatedAt,
        savedBy: current.updatedBy,
        problems: current.problems,
        current: undefined,
        restored: false,
      }
    }
    case 'reset':
      return event.state
  }
}

/** Whether the form holds something that the server has not. */
export function isDirty(state: DraftState): boolean {
  return !sameEntry(pruneEntry(state.entry), pruneEntry(state.saved))
}
