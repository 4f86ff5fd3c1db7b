import type { Snapshot } from '@faqdesk/bots'
import { type Masked, maskPersonalData } from './maskPersonalData.ts'
import { publishedNumbers } from './publishedNumbers.ts'

/**
 * What is kept of a text that a person sent: without characters that no store takes, and with personal data
 * masked. What a bot of the conversation has published stays readable.
 * @param snapshots of the bots that may have a part in the conversation
 */
export function maskMessage(text: string, snapshots: readonly Snapshot[]): Masked {
  const isPublished = (number: string) => snapshots.some((snapshot) => publishedNumbers(snapshot).has(number))
  return maskPersonalData(cleanText(text), { published: { has: isPublished } })
}

/** PostgreSQL takes no NUL, JSON no half of a surrogate pair; neither is anything that a person wrote. */
const cleanText = (text: string) => text.replaceAll('\0', '').toWellFormed()
