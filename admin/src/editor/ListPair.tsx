import { type KeyboardEvent, useRef } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { focusSoon } from './focusSoon.ts'
import { ItemButtons } from './ItemButtons.tsx'
import { insertRow, moveRow, removeRow, rowCount } from './listRows.ts'
import { SimplifiedLine } from './SimplifiedLine.tsx'
import { StaticText } from './StaticText.tsx'
import { TextInput } from './TextInput.tsx'
import type { LocalisedList } from './types.ts'

type Props = { path: Path; label: string; numbered?: boolean }

/** A list in two languages, item by item: Enter adds a row, Backspace on an empty row removes it. */
export function ListPair({ path, label, numbered }: Props) {
  const messages = useMessages()
  const { readOnly, set } = useEditor()
  const [list, setList] = useValue<Partial<LocalisedList>>(path)
  const frame = useRef<HTMLOListElement>(null)
  const rows = rowCount(list)

  const focusRow = (row: number, lang: string) => focusSoon(frame, `[data-path="${[...path, lang, row].join('.')}"]`)
  const onKeyDown = (row: number, lang: string) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      setList(insertRow(list, row + 1))
      focusRow(row + 1, lang)
    }
    const empty = !list?.en?.[row] && !list?.['zh-Hant']?.[row]
    if (event.key === 'Backspace' && empty && rows > 1) {
      event.preventDefault()
      setList(removeRow(list ?? {}, row))
      focusRow(Math.max(0, row - 1), lang)
    }
  }
  const languages = [
    ['en', messages.english],
    ['zh-Hant', messages.traditional],
  ] as const
  return (
    <>
      <ol ref={frame} className={numbered ? 'pair-list numbered' : 'pair-list'}>
        {Array.from({ length: rows }, (_, row) => {
          const what = messages.item(label, row + 1)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <li key={row}>
              <div className="pair">
                {languages.map(([lang, language]) => {
                  const text = list?.[lang]?.[row] ?? ''
                  return (
                    <div key={lang} className="pair-side" data-side={lang}>
                      {readOnly ? (
                        <StaticText text={text} lang={lang} />
                      ) : (
                        <TextInput
                          path={[...path, lang, row]}
                          value={text}
                          onChange={(next) => set([...path, lang, row], next)}
                          name={messages.inLanguage(what, language)}
                          lang={lang}
                          multiline
                          onKeyDown={onKeyDown(row, lang)}
                        />
                      )}
                    </div>
                  )
                })}
              </div>
              {!readOnly && (
                <ItemButtons
                  what={what}
                  index={row}
                  count={rows}
                  onMove={(to) => setList(moveRow(list ?? {}, row, to))}
                  onRemove={() => setList(rows > 1 ? removeRow(list ?? {}, row) : undefined)}
                />
              )}
            </li>
          )
        })}
      </ol>
      <SimplifiedLine
        name={messages.inLanguage(label, messages.simplified)}
        path={[...path, 'zh-Hans']}
        traditional={list?.['zh-Hant']?.join('\n') ?? ''}
        written={list?.['zh-Hans']?.join('\n')}
        onChange={(text) => set([...path, 'zh-Hans'], text?.split('\n'))}
      />
      {!readOnly && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setList(insertRow(list, rows))
            focusRow(rows, 'en')
          }}
        >
          {messages.addItem(label)}
        </button>
      )}
    </>
  )
}
