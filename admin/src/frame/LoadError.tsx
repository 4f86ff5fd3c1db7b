import { ApiError, UnreachableError } from '../api/request.ts'
import { useMessages } from '../language/LanguageProvider.tsx'

/** What went wrong, and a way out. */
export function LoadError({ error, reset }: { error: unknown; reset?: () => void }) {
  const messages = useMessages()
  const reason = error instanceof UnreachableError ? messages.offlineNow : messages.loadFailed
  return (
    <div className="load-error" role="alert">
      <p>
        <strong>{reason}</strong>
        {error instanceof ApiError && <> {error.message}</>}
      </p>
      <button type="button" className="button" onClick={reset ?? (() => window.location.reload())}>
        {messages.retry}
      </button>
    </div>
  )
}
