import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { chooseLanguage } from './chooseLanguage.ts'
import { type Messages, messagesOf, type UiLanguage } from './messages.ts'

const storageKey = 'faqdesk.language'
const locales: Record<UiLanguage, string> = { en: 'en-GB', 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN' }

type LanguageContextValue = { language: UiLanguage; setLanguage: (language: UiLanguage) => void; messages: Messages }
const LanguageContext = createContext<LanguageContextValue | undefined>(undefined)

/** Gives the whole UI its language, remembers it in this browser and tells it to the page and to React Aria. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => chooseLanguage(localStorage.getItem(storageKey), navigator.languages))
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choose = (next: UiLanguage) => {
    localStorage.setItem(storageKey, next)
    setLanguage(next)
  }
  return (
    <LanguageContext value={{ language, setLanguage: choose, messages: messagesOf[language] }}>
      <I18nProvider locale={locales[language]}>{children}</I18nProvider>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageContextValue {
  const value = useContext(LanguageContext)
  if (!value) throw new Error('useLanguage needs a LanguageProvider above it')
  return value
}

/** The words of the UI in the chosen language. */
export function useMessages(): Messages {
  return useLanguage().messages
}
