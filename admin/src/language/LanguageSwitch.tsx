import { useLanguage } from './LanguageProvider.tsx'
import { messagesOf, uiLanguages } from './messages.ts'

const shortNames = { en: 'EN', 'zh-Hant': '繁', 'zh-Hans': '简' } as const

/** Three small buttons; each is named in its own language. */
export function LanguageSwitch() {
  const { language, setLanguage, messages } = useLanguage()
  return (
    <fieldset className="language-switch" aria-label={messages.chooseLanguage}>
      {uiLanguages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-label={`${shortNames[each]} ${messagesOf[each].languageName}`}
          aria-pressed={each === language}
          title={messagesOf[each].languageName}
          onClick={() => setLanguage(each)}
        >
          {shortNames[each]}
        </button>
      ))}
    </fieldset>
  )
}
