import { z } from 'zod'

/** The languages that an answer is written in. BCP 47. */
export const languages = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Language = (typeof languages)[number]

/**
 * The ways in which people write a question. Spoken Cantonese (`yue`) and a mix of languages
 * (`mixed`) are ways of asking, never languages of an answer.
 */
export const askedLanguages = ['yue', 'zh-Hant', 'zh-Hans', 'en', 'mixed'] as const
export type AskedLanguage = (typeof askedLanguages)[number]

const line = z
  .string()
  .trim()
  .min(1, 'is empty: write the text or remove the field')
  .refine((text) => !/[<>]\s*\/?\s*(script|iframe|img)\b/i.test(text), 'holds HTML: write plain text or Markdown')

/**
 * A text in the languages of the platform. Simplified Chinese is derived from `zh-Hant` by OpenCC
 * unless `zh-Hans` is written out (where the Mainland term differs, not only the characters).
 * May hold shared values, `{{hotline.afcd}}`.
 */
export const localised = z
  .strictObject({ en: line, 'zh-Hant': line, 'zh-Hans': line.optional() })
  .describe('A text in English and Traditional Chinese; Simplified is derived unless zh-Hans is given')
export type Localised = z.infer<typeof localised>

const lines = z.array(line).min(1)

/** A list in the languages of the platform; each language has the same number of items. */
export const localisedList = z
  .strictObject({ en: lines, 'zh-Hant': lines, 'zh-Hans': lines.optional() })
  .refine((list) => list.en.length === list['zh-Hant'].length, {
    message: 'has another number of items in English than in Chinese',
  })
  .describe('A list in English and Traditional Chinese, item by item')
export type LocalisedList = z.infer<typeof localisedList>

const asked = z.array(line).optional()

/** Questions by the way they are written. */
export const phrasings = z
  .strictObject({ yue: asked, 'zh-Hant': asked, 'zh-Hans': asked, en: asked, mixed: asked })
  .describe('Ways in which people ask this, by language: yue is spoken Cantonese, mixed is two languages in a line')
export type Phrasings = z.infer<typeof phrasings>

/** A day in Hong Kong, `2026-11-24`. */
export const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'is no date: write it as 2026-11-24')
  .describe('A day in Hong Kong time, as 2026-11-24')

export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is no id: use small letters, digits and hyphens')

export const httpsUrl = z.string().regex(/^https?:\/\/[^\s<>"]+$/, 'is no web address: write it as https://…')

export const confidence = z.enum(['high', 'medium', 'low'])
