import { useMessages } from '../language/LanguageProvider.tsx'

/** A text for somebody who may read but not write. */
export function StaticText({ text, lang }: { text: string | undefined; lang?: string }) {
  const messages = useMessages()
  if (!text) return <p className="static-text quiet">{messages.empty}</p>
  return (
    <p className="static-text" lang={lang}>
      {text}
    </p>
  )
}
