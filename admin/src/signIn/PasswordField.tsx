import { type ReactNode, useId, useState } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'

type Props = {
  label: string
  autoComplete: 'current-password' | 'new-password'
  minLength?: number
  /** Below the field, told to screen readers with it. */
  hint?: ReactNode
  onChange?: (password: string) => void
}

export function PasswordField({ label, autoComplete, minLength, hint, onChange }: Props) {
  const messages = useMessages()
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type={shown ? 'text' : 'password'}
        name="password"
        autoComplete={autoComplete}
        minLength={minLength}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange?.(event.target.value)}
        required
      />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      <label className="check-line">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {messages.showPassword}
      </label>
    </div>
  )
}
