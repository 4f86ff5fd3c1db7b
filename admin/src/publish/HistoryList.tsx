import type { EntryDetail } from '@faqdesk/server/types'
import { formatMoment } from '../language/formatMoment.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import './publish.css'

/** Who published this entry when and why, newest first, and the file that holds it. */
export function HistoryList({ history, file }: Pick<EntryDetail, 'history' | 'file'>) {
  const { messages, language } = useLanguage()
  return (
    <details className="history">
      <summary>{messages.history}</summary>
      {history.length === 0 ? (
        <p className="quiet">{messages.historyEmpty}</p>
      ) : (
        <ol>
          {history.map(({ publication, publishedAt, publishedBy, reason }) => (
            <li key={publication}>
              <span className="history-line">
                {messages.historyLine(publication, publishedBy)} · {formatMoment(publishedAt, language)}
              </span>
              <span>{reason}</span>
            </li>
          ))}
        </ol>
      )}
      {file && (
        <p className="quiet">
          {messages.file} <code>{file}</code>
        </p>
      )}
    </details>
  )
}
