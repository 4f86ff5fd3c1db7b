import { useMessages } from '../language/LanguageProvider.tsx'
import { useEditor, useValue } from './EditorContext.tsx'
import type { Path } from './entryPaths.ts'
import { PlainField } from './PlainField.tsx'

type PerLanguage = { en?: string; 'zh-Hant'?: string; 'zh-Hans'?: string }

/** A web address; the same for everybody, or one for each language. */
export function UrlField({ path, what }: { path: Path; what: string }) {
  const messages = useMessages()
  const { readOnly } = useEditor()
  const [url, setUrl] = useValue<string | PerLanguage>(path)
  const label = messages.field['links.url']
  const split = typeof url === 'object'
  return (
    <div className="url-field">
      {split ? (
        <div className="pair">
          {(
            [
              ['en', messages.english],
              ['zh-Hant', messages.traditional],
            ] as const
          ).map(([lang, language]) => (
            <div key={lang} className="pair-side" data-side={lang}>
              <PlainField
                path={[...path, lang]}
                label={label}
                name={messages.inLanguage(`${what}: ${label}`, language)}
                type="url"
              />
            </div>
          ))}
        </div>
      ) : (
        <PlainField path={path} label={label} name={`${what}: ${label}`} type="url" />
      )}
      {!readOnly && (
        <button
          type="button"
          className="link-button"
          onClick={() => setUrl(split ? (url.en ?? url['zh-Hant'] ?? '') : { en: url ?? '', 'zh-Hant': url ?? '' })}
        >
          {split ? messages.oneAddress : messages.perLanguage}
        </button>
      )}
    </div>
  )
}
