import { useMessages } from '../language/LanguageProvider.tsx'

export function Loading() {
  const messages = useMessages()
  return (
    <p className="loading" role="status">
      {messages.loading}
    </p>
  )
}
