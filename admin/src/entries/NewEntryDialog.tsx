import type { EntryList } from '@faqdesk/server/types'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { entriesQuery } from '../api/queries.ts'
import { DialogFrame } from '../frame/DialogFrame.tsx'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { localise } from '../language/localise.ts'

type Props = { bot: string; categories: EntryList['categories'] }

/** Asks for what can't be changed later, the id, and for the category, whose file will hold the entry. */
export function NewEntryDialog({ bot, categories }: Props) {
  const { messages } = useLanguage()
  return (
    <DialogTrigger>
      <Button className="button primary">{messages.newEntry}</Button>
      <DialogFrame title={messages.newEntryTitle}>
        {(close) => <NewEntryForm bot={bot} categories={categories} onCancel={close} />}
      </DialogFrame>
    </DialogTrigger>
  )
}

function NewEntryForm({ bot, categories, onCancel }: Props & { onCancel: () => void }) {
  const { messages, language } = useLanguage()
  const navigate = useNavigate()
  const { data: all } = useQuery(entriesQuery(bot))
  const [id, setId] = useState('')
  const [category, setCategory] = useState(categories[0]?.id ?? '')
  const [failure, setFailure] = useState<string>()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) setFailure(messages.newEntryIdWrong)
    else if (all?.entries.some((entry) => entry.id === id)) setFailure(messages.newEntryIdTaken)
    else navigate({ to: '/bots/$bot/entries/$id', params: { bot, id }, search: { category } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <label className="field">
        <span className="field-label">{messages.category}</span>
        <select value={category} onChange={(event) => setCategory(event.target.value)}>
          {categories.map((each) => (
            <option key={each.id} value={each.id}>
              {localise(each.title, language).text}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-label">{messages.newEntryId}</span>
        <input
          className="mono"
          value={id}
          onChange={(event) => {
            setId(event.target.value)
            setFailure(undefined)
          }}
          aria-invalid={failure ? true : undefined}
          aria-describedby="new-entry-id-hint"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          placeholder="licence-fee"
        />
        <span id="new-entry-id-hint" className="field-hint">
          {messages.newEntryIdHint}
        </span>
      </label>
      <p role="alert" className="form-failure">
        {failure}
      </p>
      <div className="dialog-actions">
        <Button className="button" onPress={onCancel}>
          {messages.cancel}
        </Button>
        <Button type="submit" className="button primary">
          {messages.create}
        </Button>
      </div>
    </form>
  )
}
