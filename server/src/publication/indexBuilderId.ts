import { join } from 'node:path'
import { hashCode, sourcesOf } from './hashCode.ts'

/**
 * Names the code that builds indexes, by what it says: a stored index of other code is not used, even if
 * somebody forgot to raise the engine's version.
 * @param embedder whose vectors the index has: it is another one than that of words alone
 */
export function indexBuilderId(embedder?: string | null): string {
  const code = hashCode([sourcesOf('@faqdesk/engine'), join(sourcesOf('@faqdesk/bots'), 'publication')])
  return embedder ? `${code} ${embedder}` : code
}
