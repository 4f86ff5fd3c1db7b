// biome-ignore-all lint/a11y/useSemanticElements: a row of buttons is no fieldset of a form
import type { BotProfile, Language } from '@faqdesk/server/types'
import { Icon } from '../element/Icon.tsx'
import { languageNames, type Messages } from '../language/messages.ts'
import { langAttribute } from '../language/readLanguage.ts'

type Props = {
  m: Messages
  lang: Language
  profile: BotProfile | undefined
  title: string
  contactsOpen: boolean
  contactsId: string
  canRestart: boolean
  onContacts: () => void
  onRestart: () => void
  onLang: (lang: Language) => void
  /** Absent where the chat stands in the page and can't be closed. */
  onClose?: () => void
}

/** Who answers, and the ways out that are always there: people, another language, a new start, closing. */
export function Header(props: Props) {
  const { m, lang, profile, title, contactsOpen, contactsId, canRestart, onContacts, onRestart, onLang, onClose } =
    props
  const offered = languageNames.filter((one) => !profile || profile.languages.includes(one.lang))
  return (
    <div className="header" part="header">
      <div className="who">
        <span className="avatar" part="avatar" aria-hidden="true">
          {profile?.theme.avatar ?? '?'}
        </span>
        <div className="names">
          <h2 id={title}>{profile?.name ?? m.automated}</h2>
          {profile && <p>{profile.role}</p>}
        </div>
        <button
          type="button"
          className="head-button"
          aria-expanded={contactsOpen}
          aria-controls={contactsId}
          onClick={onContacts}
        >
          <Icon name="phone" />
          <span className="head-label">{m.contacts}</span>
        </button>
        {onClose && (
          <button type="button" className="head-button" aria-label={m.close} title={m.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <div className="tools" part="tools">
        <div className="languages" role="group" aria-label={m.language}>
          {offered.map((one) => (
            <button
              key={one.lang}
              type="button"
              lang={langAttribute(one.lang)}
              aria-label={one.name}
              title={one.name}
              aria-pressed={one.lang === lang}
              onClick={() => onLang(one.lang)}
            >
              {one.short}
            </button>
          ))}
        </div>
        {canRestart && (
          <button type="button" className="text" title={m.restartHint} onClick={onRestart}>
            <Icon name="restart" />
            {m.restart}
          </button>
        )}
      </div>
    </div>
  )
}
