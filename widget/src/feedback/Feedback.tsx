// biome-ignore-all lint/a11y/useSemanticElements: a row of buttons is no fieldset of a form
import { useId } from 'react'
import type { FeedbackReason } from '../api/createApi.ts'
import type { Verdict } from '../conversation/Conversation.ts'
import { Icon } from '../element/Icon.tsx'
import type { Messages } from '../language/messages.ts'

type Props = { verdict: Verdict | undefined; m: Messages; judge: (verdict: Verdict) => void }

/** Helpful or not, and why not by one tap. The buttons stay, so that a verdict can be changed. */
export function Feedback({ verdict, m, judge }: Props) {
  const title = useId()
  const why = useId()
  const reasons = Object.entries(m.reasons) as [FeedbackReason, string][]
  return (
    <div className="feedback" part="feedback">
      <div className="verdicts" role="group" aria-labelledby={title}>
        <span id={title}>{m.helpful}</span>
        {[true, false].map((helpful) => (
          <button
            key={String(helpful)}
            type="button"
            className="verdict"
            aria-pressed={verdict?.helpful === helpful}
            onClick={() => judge({ helpful })}
          >
            {verdict?.helpful === helpful && <Icon name="yes" />}
            {helpful ? m.yes : m.no}
          </button>
        ))}
      </div>
      {verdict?.helpful === false && (
        <div className="reasons" role="group" aria-labelledby={why}>
          <span id={why}>{m.why}</span>
          {reasons.map(([reason, label]) => (
            <button
              key={reason}
              type="button"
              className="verdict"
              aria-pressed={verdict.reason === reason}
              onClick={() => judge({ helpful: false, reason })}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <p className="thanks" role="status">
        {verdict && (verdict.failed ? m.feedbackFailed : verdict.helpful || verdict.reason ? m.thanks : '')}
      </p>
    </div>
  )
}
