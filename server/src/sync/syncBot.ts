import { dirname, join, basename as nameOf } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Faq, Problem } from '@faqdesk/faqs'
import { hashEntry } from '@faqdesk/faqs'
import { describeError } from '../observe/describeError.ts'
import { PublicationClash } from '../publication/LivePublications.ts'
import type { Services } from '../Services.ts'
import { readSyncBases, replaceConflicts, saveSyncBases } from '../store/syncItems.ts'
import { planSync, type SyncPlan } from './planSync.ts'
import type { FolderContent, ReadQuestion } from './readWorker.ts'
import { writeEntryFile } from './writeEntryFile.ts'

/** A file that changed less long ago may still be in the middle of being written. */
const quietMs = 60
/** An entry that vanished must still be gone after this time: some editors empty a file before they fill it. */
const certainMs = 300
const mostAttempts = 8

export type SyncBotOptions = {
  read: (question: ReadQuestion) => Promise<FolderContent>
  isFirstLook: boolean
  places?: ReadonlyMap<string, string>
}

export type SyncedBot = {
  problems: Problem[]
  conflicts: number
  /** Undefined if the folders could not be compared at all. */
  places?: Map<string, string>
  /** Entries whose file does not say what is live. */
  unequal: Set<string>
}

/** Makes one bot's folders and its publication equal, or tells what keeps them apart. */
export async function syncBot(services: Services, bot: string, options: SyncBotOptions): Promise<SyncedBot> {
  const { db, publications, settings, log } = services
  const folders = { faqs: settings.faqsDir, bots: settings.botsDir, root: dirname(settings.botsDir) }
  let vanished: string | undefined
  for (let attempt = 1; ; attempt++) {
    const mayRepeat = attempt < mostAttempts
    const folder = await options.read({ folders, bot })
    const age = Date.now() - folder.changedAt
    if (mayRepeat && age >= 0 && age < quietMs) {
      await wait(quietMs - age)
      continue
    }
    const { snapshot } = folder
    if (!snapshot) return { problems: folder.problems, conflicts: 0, unequal: new Set() }
    const live = publications.live(bot)
    const bases = await readSyncBases(db, bot)
    const plan = planSync({ ...options, folder: { ...folder, snapshot }, live: live?.publication.snapshot, bases })
    const problems = [...folder.problems, ...describeOrphans(plan.orphans)]

    const gone = describeLoss(plan, live?.publication.snapshot.content)
    if (gone && gone !== vanished && mayRepeat) {
      vanished = gone
      await wait(certainMs)
      continue
    }
    if (plan.next) {
      try {
        await publications.publish(bot, plan.next, {
          by: 'files',
          reason: describeReason(plan, live === undefined),
          after: live?.sequence ?? 0,
        })
      } catch (error) {
        if (error instanceof PublicationClash && mayRepeat) {
          await publications.refresh(bot)
          continue
        }
        // Nothing is remembered, so that the next look tries again; what was live stays.
        problems.push({
          file: `faqs/${bot}`,
          message: `can't be published: ${describeError(error).message}`,
          severity: 'error',
        })
        return { problems, conflicts: plan.conflicts.length, unequal: new Set([...plan.taken, ...plan.removed]) }
      }
    }
    await saveSyncBases(db, bot, plan.bases)
    await replaceConflicts(db, bot, plan.conflicts)
    const written = await writeFiles(services, bot, plan, problems)
    if (written === 'changed' && mayRepeat) continue
    if (plan.write.length > 0)
      log.info({ bot, entries: plan.write.map(({ id }) => id).slice(0, 50) }, 'wrote files from the store')
    const unequal = new Set([
      ...plan.conflicts.map(({ faqId }) => faqId),
      ...plan.orphans.map(({ id }) => id),
      ...folder.broken,
      ...(written instanceof Set ? written : []),
    ])
    return { problems, conflicts: plan.conflicts.length, places: plan.places, unequal }
  }
}

/** Entries that could not be written, or `changed` if somebody wrote a file at the same time. */
async function writeFiles(
  { db, settings, publications }: Services,
  bot: string,
  plan: SyncPlan,
  problems: Problem[],
): Promise<Set<string> | 'changed'> {
  const failed = new Set<string>()
  let changed = false
  const byFile = Map.groupBy(plan.write, ({ file }) => nameOf(file))
  for (const [name, entries] of byFile) {
    const category = publications.get(bot)?.snapshot.content.categories.find(({ id }) => id === entries[0]!.category)
    try {
      if (await writeEntryFile(join(settings.faqsDir, bot, name), entries, category)) {
        await saveSyncBases(db, bot, new Map(entries.map((faq) => [`entry:${faq.id}`, hashEntry(faq)])))
        for (const { id, file } of entries) plan.places.set(id, file)
        continue
      }
      changed = true
    } catch (error) {
      const { message } = error as Error
      problems.push({
        file: entries[0]!.file,
        field: entries.map(({ id }) => `entries.${id}`).join(', '),
        message: `is older than what is live and could not be written: ${message}`,
        severity: 'error',
      })
    }
    for (const { id } of entries) failed.add(id)
  }
  return changed ? 'changed' : failed
}

const describeOrphans = (orphans: Faq[]): Problem[] =>
  [...Map.groupBy(orphans, ({ file }) => file)].map(([file, entries]) => ({
    file,
    message:
      `is missing, so its entries stay live (${entries.map(({ id }) => id).join(', ')}): restore it, or, ` +
      'to take them away, put the file back with «entries: []»',
    severity: 'warning',
  }))

/** What a publication would take away, to be looked at twice; undefined if nothing. */
function describeLoss(plan: SyncPlan, live?: { phrasings: object; golden: { answer: object } }): string | undefined {
  const lost = [...plan.removed]
  if (plan.next && live)
    for (const [name, before, after] of [
      ['phrasings', live.phrasings, plan.next.content.phrasings],
      ['golden', live.golden.answer, plan.next.content.golden.answer],
    ] as const)
      lost.push(...Object.keys(before).flatMap((id) => (id in after ? [] : [`${name}:${id}`])))
  return lost.length > 0 ? lost.join(' ') : undefined
}

function describeReason(plan: SyncPlan, isFirst: boolean): string {
  if (isFirst) return 'First taken in from the folders'
  const list = (items: string[]) =>
    items.slice(0, 12).join(', ') + (items.length > 12 ? ` and ${items.length - 12} more` : '')
  const parts = [
    ...(plan.taken.length > 0 ? [`Changed in the folders: ${list(plan.taken)}`] : []),
    ...(plan.removed.length > 0 ? [`Taken out of the folders: ${list(plan.removed)}`] : []),
  ]
  return parts.join('. ')
}
