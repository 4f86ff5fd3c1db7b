import type { IndexEntry } from '@faqdesk/engine'
import { toSimplified } from '@faqdesk/faqs'
import Fuse from 'fuse.js'
import { distinct, type MakeCompleter, namesOf, phrasingsOf } from './Completer.ts'

const fold = (text: string) => toSimplified(text.normalize('NFKC').toLowerCase())

/** fuse.js as it comes: stricter thresholds, and any place in the text, found less. */
function makeCompleter(name: string, textsOf: (entry: IndexEntry) => string[]): MakeCompleter {
  return (entries) => {
    const texts = entries.flatMap((entry) => textsOf(entry).map((text) => ({ id: entry.id, text: fold(text) })))
    const fuse = new Fuse(texts, { keys: ['text'] })
    return {
      name,
      complete: (typed, limit) =>
        distinct(
          fuse.search(fold(typed), { limit: 10 * limit }).map(({ item }) => item.id),
          limit,
        ),
    }
  }
}

/** Over titles and aliases. */
export const fuseCompleter = makeCompleter('fuse.js', namesOf)

/** Over phrasings too, which takes it many times as long. */
export const fuseAllCompleter = makeCompleter('fuse.js, phrasings too', (entry) => [
  ...namesOf(entry),
  ...phrasingsOf(entry),
])
