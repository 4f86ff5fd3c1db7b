import type { Answer } from '@faqdesk/server/types'
import { Icon } from '../element/Icon.tsx'
import { languageNames, type Messages } from '../language/messages.ts'
import { Channels } from './Channels.tsx'

/** A form: its number, title, languages, and a button for each way of filing it. */
export function FormCard({ form, m }: { form: NonNullable<Answer['form']>; m: Messages }) {
  const available = (form.languages ?? []).map((lang) => languageNames.find((one) => one.lang === lang)?.name ?? lang)
  return (
    <section className="form" part="form">
      <div className="form-head">
        <Icon name="form" />
        <div>
          <h4>
            {form.number && <span className="form-number">{form.number}</span>} {form.title}
          </h4>
          {form.titleUnofficial && <p className="detail">{m.unofficialTitle}</p>}
          {available.length > 0 && (
            <p className="detail">
              {m.formLanguages}
              {available.join(' · ')}
            </p>
          )}
        </div>
      </div>
      {form.channels && form.channels.length > 0 && <Channels channels={form.channels} title={m.fileIt} m={m} />}
    </section>
  )
}
