import type { ReactNode } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useProblems } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { ProblemLines } from './ProblemLines.tsx'

type Props = { path: Path; label: string; hint?: string; onRemove?: () => void; children: ReactNode }

/** A field of the form: its name, what is wrong with it as a whole, and its inputs. */
export function FieldRow({ path, label, hint, onRemove, children }: Props) {
  const messages = useMessages()
  const { readOnly } = useEditor()
  const problems = useProblems(path)
  return (
    <fieldset className="field-row" data-path={path.join('.')} tabIndex={-1}>
      <legend className="field-row-name">{label}</legend>
      {onRemove && !readOnly && (
        <button
          type="button"
          className="quiet-button field-remove"
          aria-label={messages.removeField(label)}
          title={messages.removeField(label)}
          onClick={onRemove}
        >
          ×
        </button>
      )}
      {hint && !readOnly && <p className="field-hint">{hint}</p>}
      {children}
      <ProblemLines problems={problems} />
    </fieldset>
  )
}
