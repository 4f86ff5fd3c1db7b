import type { Localised } from '@faqdesk/server/types'
import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { SimplifiedLine } from './SimplifiedLine.tsx'
import { StaticText } from './StaticText.tsx'
import { TextInput } from './TextInput.tsx'

type Props = {
  path: Path
  label: string
  multiline?: boolean
  /** Says how long a text is, below its field. */
  counter?: (text: string, lang: 'en' | 'zh-Hant') => string
}

/** A text in English and Traditional Chinese side by side, Simplified below the Chinese. */
export function TextPair({ path, label, multiline = true, counter }: Props) {
  const messages = useMessages()
  const { readOnly, set } = useEditor()
  const [value] = useValue<Partial<Localised>>(path)
  const languages = [
    ['en', messages.english],
    ['zh-Hant', messages.traditional],
  ] as const
  return (
    <div className="pair">
      {languages.map(([lang, language]) => {
        const text = value?.[lang] ?? ''
        return (
          <div key={lang} className="pair-side" data-side={lang}>
            {readOnly ? (
              <StaticText text={text} lang={lang} />
            ) : (
              <TextInput
                path={[...path, lang]}
                value={text}
                onChange={(next) => set([...path, lang], next)}
                name={messages.inLanguage(label, language)}
                lang={lang}
                multiline={multiline}
                note={counter?.(text, lang)}
              />
            )}
            {lang === 'zh-Hant' && (
              <SimplifiedLine
                name={messages.inLanguage(label, messages.simplified)}
                path={[...path, 'zh-Hans']}
                traditional={text}
                written={value?.['zh-Hans']}
                onChange={(next) => set([...path, 'zh-Hans'], next)}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}
