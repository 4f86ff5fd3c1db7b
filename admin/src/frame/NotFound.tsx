import { Link } from '@tanstack/react-router'
import { useMessages } from '../language/LanguageProvider.tsx'

export function NotFound() {
  const messages = useMessages()
  return (
    <main className="narrow-page">
      <h1>{messages.notFoundTitle}</h1>
      <p>{messages.notFoundText}</p>
      <p>
        <Link to="/">{messages.toHome}</Link>
      </p>
    </main>
  )
}
