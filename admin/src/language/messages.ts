import { en } from './en.ts'
import { zhHans } from './zhHans.ts'
import { zhHant } from './zhHant.ts'

/** The table of words: each language has every key, with the same parameters. */
export type Messages = typeof en

export const uiLanguages = ['en', 'zh-Hant', 'zh-Hans'] as const
export type UiLanguage = (typeof uiLanguages)[number]

export const messagesOf: Record<UiLanguage, Messages> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }
