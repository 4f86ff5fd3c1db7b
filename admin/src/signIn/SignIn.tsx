import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { meQuery, queryClient } from '../api/queries.ts'
import { ApiError, request, UnreachableError } from '../api/request.ts'
import { usePageTitle } from '../frame/usePageTitle.ts'
import { useMessages } from '../language/LanguageProvider.tsx'
import type { Messages } from '../language/messages.ts'
import { PasswordField } from './PasswordField.tsx'
import { SignInPage } from './SignInPage.tsx'
import { safeReturn } from './safeReturn.ts'

export function SignIn() {
  const messages = useMessages()
  const { from } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  usePageTitle(messages.signIn)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    setFailure(undefined)
    try {
      await request('POST', '/auth/sign-in/email', { email: fields.get('email'), password: fields.get('password') })
      queryClient.clear()
      await queryClient.ensureQueryData(meQuery)
      await navigate({ href: safeReturn(from) })
    } catch (error) {
      setFailure(explain(error, messages))
      setBusy(false)
    }
  }
  return (
    <SignInPage title={messages.signInTitle} lead={from ? messages.signInNeeded : messages.signInLead}>
      <form onSubmit={submit} className="sign-in-form">
        <label className="field">
          <span className="field-label">{messages.email}</span>
          <input type="email" name="email" autoComplete="username" required />
        </label>
        <PasswordField label={messages.password} autoComplete="current-password" />
        <p role="alert" className="form-failure">
          {failure}
        </p>
        <button type="submit" className="button primary wide" disabled={busy}>
          {busy ? messages.signingIn : messages.signIn}
        </button>
      </form>
    </SignInPage>
  )
}

function explain(error: unknown, messages: Messages): string {
  if (error instanceof UnreachableError) return messages.offlineNow
  if (error instanceof ApiError && error.status === 429) return messages.signInThrottled
  if (error instanceof ApiError && error.status < 500) return messages.signInWrong
  return error instanceof Error ? error.message : String(error)
}
