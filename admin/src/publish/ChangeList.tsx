import { fieldLang, fieldName } from '../editor/fieldName.ts'
import { useMessages } from '../language/LanguageProvider.tsx'
import type { FieldChange } from './diffEntries.ts'
import { diffText } from './diffText.ts'
import './publish.css'

/** What changes, field by field; within a field what goes is struck out and what comes is underlined. */
export function ChangeList({ changes }: { changes: FieldChange[] }) {
  const messages = useMessages()
  return (
    <dl className="change-list">
      {changes.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{fieldName(path, messages)}</dt>
          <dd lang={fieldLang(path)}>
            {diffText(before, after).map(({ kind, text }, index) => {
              const key = `${index} ${kind}`
              if (kind === 'removed') return <del key={key}>{text}</del>
              if (kind === 'added') return <ins key={key}>{text}</ins>
              return <span key={key}>{text}</span>
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
