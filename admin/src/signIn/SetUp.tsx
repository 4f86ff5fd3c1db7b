import type { Setup } from '@faqdesk/server/types'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { meQuery, queryClient } from '../api/queries.ts'
import { ApiError, request } from '../api/request.ts'
import { LoadError } from '../frame/LoadError.tsx'
import { Loading } from '../frame/Loading.tsx'
import { usePageTitle } from '../frame/usePageTitle.ts'
import { useMessages } from '../language/LanguageProvider.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SignInPage } from './SignInPage.tsx'

const shortestPassword = 12

/** The first administrator, by the one-time link that the server prints. */
export function SetUp() {
  const messages = useMessages()
  const { token } = useParams({ from: '/setup/$token' })
  const navigate = useNavigate()
  const path = `/setup/${encodeURIComponent(token)}`
  const link = useQuery({
    queryKey: ['setup', token],
    queryFn: () => request('GET', path).then(() => true),
    retry: false,
  })
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  usePageTitle(messages.setUpTitle)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const account: Setup = {
      name: String(fields.get('name')),
      email: String(fields.get('email')),
      password: String(fields.get('password')),
    }
    setBusy(true)
    setFailure(undefined)
    try {
      // The answer brings the session's cookie along.
      await request('POST', path, account)
      queryClient.clear()
      await queryClient.ensureQueryData(meQuery)
      await navigate({ to: '/' })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }

  if (link.isPending) return <Loading />
  if (link.error && !(link.error instanceof ApiError && link.error.status < 500))
    return <LoadError error={link.error} reset={() => link.refetch()} />
  if (link.error)
    return (
      <SignInPage title={messages.setUpBadLink} lead={messages.setUpBadLinkHelp}>
        <Link to="/sign-in" className="button wide">
          {messages.signIn}
        </Link>
      </SignInPage>
    )
  const hint =
    password === '' || password.length >= shortestPassword
      ? messages.passwordRule
      : messages.passwordShort(password.length)
  return (
    <SignInPage title={messages.setUpTitle} lead={messages.setUpLead}>
      <form onSubmit={submit} className="sign-in-form">
        <label className="field">
          <span className="field-label">{messages.yourName}</span>
          <input type="text" name="name" autoComplete="name" required />
        </label>
        <label className="field">
          <span className="field-label">{messages.email}</span>
          <input type="email" name="email" autoComplete="username" required />
        </label>
        <PasswordField
          label={messages.password}
          autoComplete="new-password"
          minLength={shortestPassword}
          hint={hint}
          onChange={setPassword}
        />
        <p role="alert" className="form-failure">
          {failure}
        </p>
        <button type="submit" className="button primary wide" disabled={busy}>
          {messages.makeAccount}
        </button>
      </form>
    </SignInPage>
  )
}
