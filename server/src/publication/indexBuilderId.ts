import { join } from 'node:path'
import { hashCode, sourcesOf } from './hashCode.ts'

/**
 * Names the code that builds indexes, by what it says: a stored index of other code is not used, even if
 * somebody forgot to raise the engine's version.
 */
export const indexBuilderId = (): string =>
  hashCode([sourcesOf('@faqdesk/engine'), join(sourcesOf('@faqdesk/bots'), 'publication')])
