import { type ReactNode, useRef } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor } from './EditorContext.tsx'
import { getAt, type Path } from './entryPaths.ts'
import { FieldRow } from './FieldRow.tsx'

export type OptionalField = {
  path: Path
  label: string
  /** The value of the field when it is added. */
  begin: unknown
  hint?: string
  render: () => ReactNode
}

/** Shows the fields that the entry has; the others wait as small «add» buttons, so that the form stays short. */
export function OptionalFields({ fields }: { fields: OptionalField[] }) {
  const messages = useMessages()
  const { entry, readOnly, set } = useEditor()
  const frame = useRef<HTMLDivElement>(null)
  const shown = fields.filter(({ path }) => getAt(entry, path) !== undefined)
  const absent = fields.filter((field) => !shown.includes(field))
  const add = ({ path, begin }: OptionalField) => {
    set(path, begin)
    requestAnimationFrame(() =>
      frame.current
        ?.querySelector<HTMLElement>(`fieldset[data-path="${path.join('.')}"] :is(input, textarea, select)`)
        ?.focus(),
    )
  }
  return (
    <div ref={frame} className="optional-fields">
      {shown.map(({ path, label, hint, render }) => (
        <FieldRow key={path.join('.')} path={path} label={label} hint={hint} onRemove={() => set(path, undefined)}>
          {render()}
        </FieldRow>
      ))}
      {absent.length > 0 && !readOnly && (
        <p className="add-fields">
          <span aria-hidden="true">{messages.addField}</span>
          {absent.map((field) => (
            <button
              key={field.path.join('.')}
              type="button"
              className="chip"
              aria-label={messages.addItem(field.label)}
              onClick={() => add(field)}
            >
              {field.label}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
