import { join } from 'node:path'
import { hashCode, sourcesOf } from '../publication/hashCode.ts'

let known: string | undefined

/** Names the code that turns a message into a reply: a turn taken by other code may come out otherwise. */
export function answeringCode(): string {
  const packages = ['@faqdesk/faqs', '@faqdesk/engine', '@faqdesk/bots'].map(sourcesOf)
  return (known ??= hashCode([...packages, join(import.meta.dirname, '../privacy')]))
}
