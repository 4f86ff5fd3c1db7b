import { type ReactNode, useRef } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { ItemButtons } from './ItemButtons.tsx'
import { moveItem } from './listRows.ts'

type Props<T> = {
  path: Path
  /** The name of one item: «Link». */
  itemLabel: string
  /** What a new item begins with. */
  begin: T
  children: (path: Path, what: string, item: T) => ReactNode
}

/** Items that are groups of fields: documents, links, channels, sources. */
export function GroupList<T extends object>({ path, itemLabel, begin, children }: Props<T>) {
  const messages = useMessages()
  const { readOnly } = useEditor()
  const [stored, setItems] = useValue<T[]>(path)
  const frame = useRef<HTMLOListElement>(null)
  const items = stored ?? []
  const add = () => {
    setItems([...items, begin])
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>('li:last-child :is(input, select, textarea)')?.focus(),
    )
  }
  return (
    <>
      <ol className="group-list" ref={frame}>
        {items.map((item, index) => {
          const what = messages.item(itemLabel, index + 1)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            <li key={index}>
              <div className="group-item">{children([...path, index], what, item)}</div>
              {!readOnly && (
                <ItemButtons
                  what={what}
                  index={index}
                  count={items.length}
                  onMove={(to) => setItems(moveItem(items, index, to))}
                  onRemove={() => setItems(items.length > 1 ? items.toSpliced(index, 1) : undefined)}
                />
              )}
            </li>
          )
        })}
      </ol>
      {!readOnly && (
        <button type="button" className="link-button" onClick={add}>
          {messages.addItem(itemLabel)}
        </button>
      )}
    </>
  )
}
