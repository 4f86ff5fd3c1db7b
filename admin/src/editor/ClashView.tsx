import type { Draft } from '@faqdesk/server/types'
import { useId, useMemo, useState } from 'react'
import { useMessages } from '../language/LanguageProvider.tsx'
import type { DraftEntry } from './entryPaths.ts'
import { fieldLang, fieldName } from './fieldName.ts'
import { mergeEntries, takeTheirs } from './mergeEntries.ts'

type Props = { base: DraftEntry; mine: DraftEntry; current: Draft; onKeep: (entry: DraftEntry) => void }

/** Two people saved one entry: what does not overlap is joined, what does is shown side by side to choose. */
export function ClashView({ base, mine, current, onKeep }: Props) {
  const messages = useMessages()
  const { merged, overlaps } = useMemo(() => mergeEntries(base, mine, current.entry), [base, mine, current.entry])
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const id = useId()
  const choose = (path: string, taken: boolean) =>
    setTheirs((before) => {
      const next = new Set(before)
      if (taken) next.add(path)
      else next.delete(path)
      return next
    })
  return (
    <section className="clash" aria-labelledby={id}>
      <h2 id={id}>{messages.clashTitle}</h2>
      <p>{overlaps.length === 0 ? messages.clashNoOverlap : messages.clashLead(current.updatedBy)}</p>
      {overlaps.map(({ path, mine: my, theirs: their }) => (
        <fieldset key={path} className="clash-field">
          <legend>{fieldName(path, messages)}</legend>
          {[
            { label: messages.clashMine, text: my, taken: false },
            { label: messages.clashTheirs(current.updatedBy), text: their, taken: true },
          ].map(({ label, text, taken }) => (
            <label key={label} className="clash-side">
              <span className="clash-choice">
                <input
                  type="radio"
                  name={`${id}-${path}`}
                  checked={theirs.has(path) === taken}
                  onChange={() => choose(path, taken)}
                />
                {label}
              </span>
              <span className="clash-text" lang={fieldLang(path)}>
                {text || messages.empty}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        className="button primary"
        onClick={() => onKeep(takeTheirs(merged, current.entry, theirs))}
      >
        {messages.clashKeep}
      </button>
    </section>
  )
}
