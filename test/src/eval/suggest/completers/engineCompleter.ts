import type { Index } from '@faqdesk/engine'
import type { Completer } from './Completer.ts'

/** The engine of this project, over an index that is built already. */
export function completeByIndex(index: Index): Completer {
  return {
    name: 'FAQ Desk',
    complete: (typed, limit, lang) => index.suggest(typed, { limit, lang }).map(({ id }) => id),
  }
}
