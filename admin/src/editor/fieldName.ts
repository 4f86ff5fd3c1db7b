import type { Messages } from '../language/messages.ts'
import type { FieldName } from './fields.ts'

/** A path in the words of the form: `links.0.title.en` is «Links 1 · Link text · English». */
export function fieldName(path: string, messages: Messages): string {
  if (path === '') return ''
  const languages: Record<string, string> = {
    en: messages.english,
    'zh-Hant': messages.traditional,
    'zh-Hans': messages.simplified,
    yue: messages.cantonese,
    mixed: messages.mixed,
  }
  const parts: string[] = []
  let known = ''
  for (const step of path.split('.')) {
    if (/^\d+$/.test(step)) parts[parts.length - 1] = messages.item(parts.at(-1) ?? '', Number(step) + 1)
    else if (languages[step]) parts.push(languages[step])
    else {
      known = known ? `${known}.${step}` : step
      const name = messages.field[known as FieldName] ?? step
      // «Fee · Fee» says nothing more than «Fee».
      if (parts.at(-1) !== name) parts.push(name)
    }
  }
  return parts.join(' · ')
}

/** The language in which a path's text is written, for `lang`. */
export function fieldLang(path: string): string | undefined {
  const step = path.split('.').find((each) => ['en', 'zh-Hant', 'zh-Hans', 'yue', 'mixed'].includes(each))
  return step === 'mixed' ? 'zh-Hant' : step
}
