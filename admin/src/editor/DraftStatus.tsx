import { formatMoment } from '../language/formatMoment.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import type { DraftState } from './draftMachine.ts'

type Props = { state: DraftState; dirty: boolean; changed: boolean; onSave: () => void }

/** One line that always tells the truth about where the writing is. */
export function DraftStatus({ state, dirty, changed, onSave }: Props) {
  const { messages, language } = useLanguage()
  const { phase, savedAt, savedBy, version, refusal } = state
  const [text, tone] = (() => {
    if (phase === 'clash') return [messages.draftClash, 'bad']
    if (phase === 'offline') return [messages.draftOffline, 'bad']
    if (phase === 'signedOut') return [messages.draftSignedOut, 'bad']
    if (phase === 'refused') return [messages.draftRefused(refusal ?? ''), 'bad']
    if (phase === 'saving') return [messages.draftSaving, 'busy']
    if (dirty) return [messages.draftUnsaved, 'busy']
    if (version > 0 && savedAt && changed)
      return [messages.draftSaved(formatMoment(savedAt, language)), 'good', savedBy]
    return [messages.draftUnchanged, 'idle']
  })()
  return (
    <p className={`draft-status ${tone}`} role="status" data-phase={dirty && phase === 'idle' ? 'unsaved' : phase}>
      <span title={savedAt && savedBy ? messages.draftBy(savedBy, formatMoment(savedAt, language)) : undefined}>
        {text}
      </span>
      {(phase === 'offline' || phase === 'refused') && (
        <button type="button" className="link-button" onClick={onSave}>
          {messages.saveNow}
        </button>
      )}
      {phase === 'signedOut' && (
        <a
          href={`/admin/sign-in?from=${encodeURIComponent(location.pathname.replace(/^\/admin/, ''))}`}
          target="_blank"
          rel="noreferrer"
        >
          {messages.signInAgain}
        </a>
      )}
    </p>
  )
}
