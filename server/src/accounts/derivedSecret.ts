import { createHmac } from 'node:crypto'
import type { Services } from '../Services.ts'
import { sharedSecret } from './sharedSecret.ts'

/**
 * A secret for one purpose that all nodes agree on: made from `FAQDESK_SECRET`, or a random one that is
 * kept in the database.
 */
export function derivedSecret({ db, settings }: Pick<Services, 'db' | 'settings'>, purpose: string): Promise<string> {
  if (!settings.secret) return sharedSecret(db, purpose)
  return Promise.resolve(createHmac('sha256', settings.secret).update(purpose).digest('base64url'))
}
