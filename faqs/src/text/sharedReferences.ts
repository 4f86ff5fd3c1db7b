import type { Language, Localised } from '../schema/localised.ts'
import type { SharedValues } from '../schema/shared.ts'

const reference = /\{\{\s*([a-z0-9-]+)\.([a-z0-9-]+)\s*\}\}/g

/** The shared values that a text names: `['hotline.afcd']`. */
export function findReferences(text: string): string[] {
  return [...text.matchAll(reference)].map((match) => `${match[1]}.${match[2]}`)
}

/** Puts shared values in the place of their references. An unknown reference stays as it stands. */
export function fillReferences(
  text: string,
  values: SharedValues,
  lang: Language,
  translate: (value: Localised, lang: Language) => string,
): string {
  return text.replace(reference, (whole, group: string, key: string) => {
    const value = values[group]?.[key]
    if (value === undefined) return whole
    return typeof value === 'string' ? value : translate(value, lang)
  })
}
