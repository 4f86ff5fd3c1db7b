import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Entry, entry, type Faq, readContent } from '@faqdesk/faqs'
import { compilePublication } from '../publication/compilePublication.ts'
import type { Publication } from '../publication/Publication.ts'
import { type ReadSnapshot, readSnapshot } from '../publication/readSnapshot.ts'
import type { Snapshot } from '../publication/Snapshot.ts'

/** The real folders, for tests. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const folders = { faqs: join(root, 'faqs'), bots: join(root, 'bots'), root }

const known = new Map<string, ReadSnapshot>()

/** A real bot, read once for all tests of a file: reading thousands of phrasings takes a second. */
export function readOnce(bot: string): ReadSnapshot {
  const found = known.get(bot) ?? readSnapshot(folders, bot)
  known.set(bot, found)
  return found
}

/** Thresholds that no choosing of Genie's moves. */
const policy = { answerAt: 0.3, gap: 0.3, offerAt: 0.2, maxChoices: 4, keepDays: 90 }

/** Genie with its real frame and the entries of a test only. */
export function smallSnapshot(entries: Faq[], changes: Partial<Snapshot> = {}): Snapshot {
  const { snapshot } = readOnce('genie')
  if (!snapshot) throw new Error('bots/genie/bot.yaml or a file of bots/shared can not be read')
  const { content } = readContent(join(root, 'no-such-folder'))
  const config = { ...snapshot.config, policy }
  return { ...snapshot, config, content: { ...content, entries }, lexicon: {}, ...changes }
}

export function smallPublication(entries: Faq[], changes: Partial<Snapshot> = {}): Publication {
  return compilePublication(smallSnapshot(entries, changes))
}

/** An entry that is complete, with what a test changes of it. */
export function makeFaq(id: string, changes: Partial<Entry> = {}): Faq {
  const made = entry.parse({
    id,
    question: { en: `What is ${id}?`, 'zh-Hant': `${id}是什麼？` },
    short: { en: `This is ${id}.`, 'zh-Hant': `這是${id}。` },
    sources: [{ url: 'https://www.example.gov.hk/', seen: 'for a test', confidence: 'high' }],
    confidence: 'high',
    reviewedOn: '2026-11-01',
    reviewBy: '2027-11-01',
    ...changes,
  })
  return { ...made, category: 'test', file: 'faqs/genie/test.yaml' }
}
