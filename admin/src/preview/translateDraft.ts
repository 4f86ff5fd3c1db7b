import type { Entry, Language, Localised } from '@faqdesk/server/types'

type Convert = ((text: string) => string) | undefined

/** A draft's text as a citizen would read it: Simplified is derived unless written; empty if it is not there yet. */
export function translateDraft(text: Partial<Localised> | undefined, lang: Language, toSimplified: Convert): string {
  if (lang !== 'zh-Hans') return text?.[lang]?.trim() ?? ''
  return text?.['zh-Hans']?.trim() || (toSimplified?.(text?.['zh-Hant'] ?? '') ?? text?.['zh-Hant'] ?? '').trim()
}

/** The lines of a list that are written in a language. */
export function translateLines(
  list: Partial<NonNullable<Entry['steps']>> | undefined,
  lang: Language,
  toSimplified: Convert,
): string[] {
  const lines =
    lang === 'zh-Hans'
      ? (list?.['zh-Hans'] ?? list?.['zh-Hant']?.map((line) => toSimplified?.(line) ?? line) ?? [])
      : (list?.[lang] ?? [])
  return lines.filter((line) => line.trim() !== '')
}
