import { type KeyboardEvent, useRef } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { focusSoon } from './focusSoon.ts'
import { StaticText } from './StaticText.tsx'
import { TextInput } from './TextInput.tsx'

type Props = { path: Path; label: string; lang?: string }

/**
 * Short texts one below the other, always with an empty line to write the next. Enter goes on to a
 * new line, Backspace in an empty one removes it, a pasted list becomes lines. While an input
 * method composes, Enter belongs to it (Chromium tells `isComposing`, Safari key code 229).
 */
export function LineList({ path, label, lang }: Props) {
  const messages = useMessages()
  const { readOnly } = useEditor()
  const [stored, setLines] = useValue<string[]>(path)
  const frame = useRef<HTMLUListElement>(null)
  const lines = stored ?? []
  if (readOnly) return lines.map((line) => <StaticText key={line} text={line} lang={lang} />)

  const focusLine = (index: number) => focusSoon(frame, `[data-path="${[...path, index].join('.')}"]`)
  const change = (index: number, text: string) => {
    const pasted = text.split(/\r?\n/)
    setLines(lines.toSpliced(index, 1, ...pasted))
    if (pasted.length > 1) focusLine(index + pasted.length - 1)
  }
  const onKeyDown = (index: number) => (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (!lines[index]) return
      if (index < lines.length - 1) setLines(lines.toSpliced(index + 1, 0, ''))
      focusLine(index + 1)
    }
    if (event.key === 'Backspace' && !lines[index] && index > 0) {
      event.preventDefault()
      setLines(lines.toSpliced(index, 1))
      focusLine(index - 1)
    }
    if (event.key === 'ArrowDown') focusLine(index + 1)
    if (event.key === 'ArrowUp' && index > 0) focusLine(index - 1)
  }
  return (
    <ul ref={frame} className="line-list">
      {[...lines, ''].map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <li key={index}>
          <TextInput
            path={[...path, index]}
            value={line}
            onChange={(text) => change(index, text)}
            name={messages.item(label, index + 1)}
            lang={lang}
            multiline
            onKeyDown={onKeyDown(index)}
          />
          {index < lines.length && (
            <button
              type="button"
              className="quiet-button"
              aria-label={messages.removeItem(messages.item(label, index + 1))}
              onClick={() => {
                setLines(lines.length > 1 ? lines.toSpliced(index, 1) : undefined)
                focusLine(Math.max(0, index - 1))
              }}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
