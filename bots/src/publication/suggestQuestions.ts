import type { Language } from '@faqdesk/faqs'
import { say } from '../answer/say.ts'
import type { Publication } from './Publication.ts'
import { hongKongDay, validOn } from './validOn.ts'

export type SuggestOptions = {
  lang: Language
  /** How many at most; 8 unless given. */
  limit?: number
  now: Date
}

/**
 * Completions while a person types, best first: canonical questions only, in the language asked for,
 * of entries that are served now.
 */
export function suggestQuestions(
  publication: Publication,
  prefix: string,
  { lang, limit = 8, now }: SuggestOptions,
): { faqId: string; question: string }[] {
  if (!prefix.trim()) return []
  const day = hongKongDay(now)
  const shown: { faqId: string; question: string }[] = []
  for (const { id } of publication.index.suggest(prefix, { limit: publication.byId.size, lang })) {
    if (shown.length >= limit) break
    const faq = publication.byId.get(id)
    if (faq && validOn(faq, day)) shown.push({ faqId: id, question: say(publication, faq.question, lang) })
  }
  return shown
}
