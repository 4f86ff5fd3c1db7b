import { type KeyboardEvent, useId } from 'react'
import { useProblems } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { ProblemLines } from './ProblemLines.tsx'

type Props = {
  path: Path
  value: string
  onChange: (value: string) => void
  /** The whole name, with the language: screen readers hear it, the eye sees it at the row. */
  name: string
  lang?: string
  /** Grows with its text; one line otherwise. */
  multiline?: boolean
  type?: 'text' | 'url' | 'email' | 'tel' | 'number' | 'date'
  className?: string
  placeholder?: string
  /** Below the field: a counter. */
  note?: string
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}

/** One text of the entry with its problems. */
export function TextInput({ path, value, onChange, name, multiline, type = 'text', note, className, ...rest }: Props) {
  const problems = useProblems(path)
  const id = useId()
  const described = [note && `${id}-note`, problems.length > 0 && `${id}-problems`].filter(Boolean).join(' ')
  const shared = {
    ...rest,
    value,
    'aria-label': name,
    'aria-invalid': problems.some(({ severity }) => severity === 'error') || undefined,
    'aria-describedby': described || undefined,
    'data-path': path.join('.'),
  }
  return (
    <div className={className ? `text-input ${className}` : 'text-input'}>
      {multiline ? (
        <textarea {...shared} rows={1} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
      {note && (
        <span id={`${id}-note`} className="input-note">
          {note}
        </span>
      )}
      <ProblemLines id={`${id}-problems`} problems={problems} />
    </div>
  )
}
