import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, Tag, TagGroup, TagList } from 'react-aria-components'
import { entriesQuery } from '../api/queries.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { localise } from '../language/localise.ts'
import { useEditor, useValue } from './EditorContext.tsx'

/** Entries that a person would ask next, by their questions. */
export function RelatedField({ bot }: { bot: string }) {
  const { messages, language } = useLanguage()
  const { entry, readOnly } = useEditor()
  const [related, setRelated] = useValue<string[]>(['related'])
  const [typed, setTyped] = useState('')
  const { data } = useQuery(entriesQuery(bot))
  const chosen = related ?? []
  const questionOf = (id: string) => localise(data?.entries.find((row) => row.id === id)?.question, language).text || id
  const wanted = typed.trim().toLowerCase()
  const offered = (data?.entries ?? [])
    .filter(({ id }) => id !== entry.id && !chosen.includes(id))
    .map(({ id, question }) => ({
      id,
      ...localise(question, language),
      all: [id, ...Object.values(question)].join('\n'),
    }))
    .filter(({ all }) => all.toLowerCase().includes(wanted))
    .slice(0, 50)
  const change = (ids: string[]) => setRelated(ids.length > 0 ? ids : undefined)
  return (
    <div className="related-field">
      {chosen.length > 0 && (
        <TagGroup
          aria-label={messages.field.related}
          onRemove={readOnly ? undefined : (keys) => change(chosen.filter((id) => !keys.has(id)))}
        >
          <TagList className="tag-list">
            {chosen.map((id) => (
              <Tag key={id} id={id} textValue={questionOf(id)} className="tag">
                {questionOf(id)}
                {!readOnly && (
                  <Button slot="remove" className="tag-remove">
                    ×
                  </Button>
                )}
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      {!readOnly && (
        <ComboBox
          aria-label={messages.addRelated}
          className="combo"
          inputValue={typed}
          onInputChange={setTyped}
          items={offered}
          menuTrigger="focus"
          value={null}
          onChange={(id) => {
            if (id !== null) change([...chosen, String(id)])
            setTyped('')
          }}
        >
          <Input placeholder={messages.addRelated} />
          <Popover className="menu-popover combo-popover">
            <ListBox<(typeof offered)[number]> className="list-box">
              {({ id, text, lang }) => (
                <ListBoxItem id={id} textValue={text || id} className="menu-item">
                  <span lang={lang}>{text || id}</span>
                  <span className="menu-note">{id}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
      {readOnly && chosen.length === 0 && <p className="static-text quiet">{messages.empty}</p>}
    </div>
  )
}
