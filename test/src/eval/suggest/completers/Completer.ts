import type { IndexEntry } from '@faqdesk/engine'
import type { Language } from '@faqdesk/faqs'

/** A completer under test: what was typed in, ids of entries out, best first, each once. */
export type Completer = {
  name: string
  complete: (typed: string, limit: number, reader: Language) => string[]
}

export type MakeCompleter = (entries: readonly IndexEntry[]) => Completer

const textOf = (question: IndexEntry['questions'][number]) => (typeof question === 'string' ? question : question.text)

/** The titles, which come first in Chinese and in English, and the aliases of an entry. */
export function namesOf({ questions, aliases = [] }: IndexEntry): string[] {
  return [...questions.slice(0, 2).map(textOf), ...aliases]
}

/** Its questions after the titles. */
export function phrasingsOf({ questions }: IndexEntry): string[] {
  return questions.slice(2).map(textOf)
}

/** The first so many, each once. */
export function distinct(ids: readonly string[], limit: number): string[] {
  return [...new Set(ids)].slice(0, limit)
}
