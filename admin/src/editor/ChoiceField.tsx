import { useId } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useProblems, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { ProblemLines } from './ProblemLines.tsx'
import { StaticText } from './StaticText.tsx'

type Props<T extends string> = {
  path: Path
  label: string
  name?: string
  options: readonly T[]
  names: Record<T, string>
  /** Whether it may be left open. */
  optional?: boolean
}

export function ChoiceField<T extends string>({ path, label, name, options, names, optional }: Props<T>) {
  const messages = useMessages()
  const { readOnly } = useEditor()
  const [value, setValue] = useValue<T>(path)
  const problems = useProblems(path)
  const id = useId()
  return (
    <div className="plain-field choice">
      <span className="field-label" aria-hidden={!readOnly}>
        {label}
      </span>
      {readOnly ? (
        <StaticText text={value && names[value]} />
      ) : (
        <select
          value={value ?? ''}
          aria-label={name ?? label}
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby={problems.length > 0 ? id : undefined}
          data-path={path.join('.')}
          onChange={(event) => setValue((event.target.value || undefined) as T | undefined)}
        >
          {(optional || !value) && <option value="">{messages.notSet}</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {names[option]}
            </option>
          ))}
        </select>
      )}
      <ProblemLines id={id} problems={problems} />
    </div>
  )
}
