import { useEditor, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { StaticText } from './StaticText.tsx'
import { TextInput } from './TextInput.tsx'

type Props = {
  path: Path
  label: string
  /** Named for screen readers when the label alone does not tell which item it is of. */
  name?: string
  type?: 'text' | 'url' | 'email' | 'tel' | 'number' | 'date'
  lang?: string
  className?: string
  placeholder?: string
  /** The row around it shows the name already. */
  bare?: boolean
}

/** One value that is the same in every language. */
export function PlainField({ path, label, name, type, className, bare, ...rest }: Props) {
  const { readOnly } = useEditor()
  const [value, setValue] = useValue<string | number>(path)
  const change = (text: string) => {
    if (text === '') return setValue(undefined)
    setValue(type === 'number' && Number.isFinite(Number(text)) ? Number(text) : text)
  }
  return (
    <div className={className ? `plain-field ${className}` : 'plain-field'}>
      {!bare && (
        <span className="field-label" aria-hidden={!readOnly}>
          {label}
        </span>
      )}
      {readOnly ? (
        <StaticText text={value === undefined ? '' : String(value)} />
      ) : (
        <TextInput
          path={path}
          value={String(value ?? '')}
          onChange={change}
          name={name ?? label}
          type={type}
          {...rest}
        />
      )}
    </div>
  )
}
