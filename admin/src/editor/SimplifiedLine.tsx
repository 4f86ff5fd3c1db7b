import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { TextInput } from './TextInput.tsx'

type Props = {
  name: string
  path: Path
  traditional: string
  written: string | undefined
  onChange: (text: string | undefined) => void
}

/** Simplified Chinese: derived from the Traditional as a citizen will read it, or written by hand where terms differ. */
export function SimplifiedLine({ name, path, traditional, written, onChange }: Props) {
  const messages = useMessages()
  const { showSimplified, toSimplified, readOnly } = useEditor()
  if (written === undefined) {
    if (!showSimplified || !traditional.trim()) return null
    const derived = toSimplified?.(traditional) ?? ''
    return (
      <div className="simplified">
        <span className="simplified-mark" lang="zh-Hans" title={`${messages.simplified}, ${messages.derived}`}>
          简
        </span>
        <span className="simplified-text" lang="zh-Hans">
          {derived}
        </span>
        {!readOnly && (
          <button
            type="button"
            className="link-button"
            aria-label={`${messages.override}: ${name}`}
            onClick={() => onChange(derived)}
          >
            {messages.override}
          </button>
        )}
      </div>
    )
  }
  return (
    <div className="simplified written">
      <span className="simplified-mark" lang="zh-Hans" title={`${messages.simplified}, ${messages.written}`}>
        简
      </span>
      {readOnly ? (
        <span className="simplified-text" lang="zh-Hans">
          {written}
        </span>
      ) : (
        <>
          <TextInput path={path} value={written} onChange={onChange} name={name} lang="zh-Hans" multiline />
          <button
            type="button"
            className="link-button"
            aria-label={`${messages.removeOverride}: ${name}`}
            onClick={() => onChange(undefined)}
          >
            {messages.removeOverride}
          </button>
        </>
      )}
    </div>
  )
}
