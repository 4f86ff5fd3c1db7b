import type { Snapshot } from '@faqdesk/bots'
import { type Entry, type Faq, hashContent, hashEntry, pickEntry } from '@faqdesk/faqs'
import type { Conflict, SyncBase } from '../store/syncItems.ts'
import { absent, decideItem } from './decideItem.ts'
import type { FolderContent } from './readWorker.ts'

export type SyncPlan = {
  /** What to publish; absent if the folders hold nothing newer. */
  next?: Snapshot
  /** Items taken from the folders, for the reason that is kept with the publication. */
  taken: string[]
  /** Entries that a readable file no longer has. */
  removed: string[]
  /** Entries to write into their files. */
  write: Faq[]
  conflicts: Conflict[]
  /** What both sides agree on once the plan is carried out (entries to write aside), by item. */
  bases: Map<string, string>
  /** Entries that stay live although their file is gone: that is no decision of a writer. */
  orphans: Faq[]
  /** Where each entry stands in the folders. */
  places: Map<string, string>
}

export type SyncInput = {
  folder: FolderContent & { snapshot: Snapshot }
  live?: Snapshot
  bases: ReadonlyMap<string, SyncBase>
  isFirstLook: boolean
  /** Where entries stood when the folders were read last, which may be newer than what the store knows. */
  places?: ReadonlyMap<string, string>
}

/** Items that only people with the folders change: taken in whole, never written. */
const wholeItems = {
  config: ({ config }: Snapshot) => config,
  categories: ({ content }: Snapshot) => content.categories,
  phrasings: ({ content }: Snapshot) => content.phrasings,
  none: ({ content }: Snapshot) => content.none,
  ambiguous: ({ content }: Snapshot) => content.ambiguous,
  golden: ({ content }: Snapshot) => content.golden,
  flows: ({ flows }: Snapshot) => flows ?? {},
  shared: ({ shared }: Snapshot) => shared,
  lexicon: ({ lexicon }: Snapshot) => lexicon,
} satisfies Record<string, (snapshot: Snapshot) => unknown>
type WholeItem = keyof typeof wholeItems

/** Compares what a bot's folders say with what is live, item by item. Changes nothing. */
export function planSync(input: SyncInput): SyncPlan {
  const { folder, live } = input
  const plan: SyncPlan = {
    taken: [],
    removed: [],
    write: [],
    conflicts: [],
    bases: new Map(),
    orphans: [],
    places: new Map(folder.snapshot.content.entries.map(({ id, file }) => [id, file])),
  }
  const entries = planEntries(plan, input)
  const items = planWholeItems(plan, input)
  const next: Snapshot = {
    bot: folder.snapshot.bot,
    config: items.config.config,
    content: {
      ...folder.snapshot.content,
      categories: items.categories.content.categories,
      phrasings: items.phrasings.content.phrasings,
      none: items.none.content.none,
      ambiguous: items.ambiguous.content.ambiguous,
      golden: items.golden.content.golden,
      entries,
    },
    ...(items.flows.flows ? { flows: items.flows.flows } : {}),
    shared: items.shared.shared,
    lexicon: items.lexicon.lexicon,
  }
  if (!live || plan.taken.length > 0 || plan.removed.length > 0) plan.next = next
  return plan
}

/** The entries of the next publication, in the files' order; those that the files lack follow. */
function planEntries(plan: SyncPlan, { folder, live, bases, isFirstLook, places }: SyncInput): Faq[] {
  const inFile = new Map(folder.snapshot.content.entries.map((faq) => [faq.id, faq]))
  const isLive = new Map(live?.content.entries.map((faq) => [faq.id, faq]))
  const known = [...bases.keys()].flatMap((item) => (item.startsWith('entry:') ? [item.slice('entry:'.length)] : []))
  const kept: Faq[] = []
  for (const id of new Set([...inFile.keys(), ...isLive.keys(), ...known])) {
    const [file, current] = [inFile.get(id), isLive.get(id)]
    const base = bases.get(`entry:${id}`)
    const stood = places?.get(id) ?? current?.file
    if (!file && isUnreadable(id, stood, folder)) {
      // What the file says is unknown, so it counts as unchanged.
      if (!current) continue
      kept.push(current)
      if (folder.broken.includes(id) || has(folder.brokenFiles, stood)) continue
      if (base && base.hash !== hashEntry(current)) plan.write.push(current)
      else plan.orphans.push(current)
      continue
    }
    const hashes = { file: file ? hashEntry(file) : absent, live: current ? hashEntry(current) : absent }
    const agree = (hash: string) => {
      if (base?.hash !== hash) plan.bases.set(`entry:${id}`, hash)
    }
    // Where an entry stands is for the folders to say: a move from one category to another is no clash.
    const place = file ? { category: file.category, file: file.file } : {}
    switch (decideItem({ ...hashes, base: base?.hash, past: base?.past, isFirstLook })) {
      case 'same':
        agree(hashes.file)
        if (file && current) kept.push({ ...current, ...place })
        if (file && current && file.category !== current.category) plan.taken.push(id)
        break
      case 'import':
        agree(hashes.file)
        kept.push(file!)
        plan.taken.push(id)
        break
      case 'remove':
        agree(absent)
        plan.removed.push(id)
        break
      case 'write':
        kept.push({ ...current!, ...place })
        plan.write.push({ ...current!, ...place })
        break
      case 'keep':
        break
      case 'conflict':
        if (current) kept.push({ ...current, ...place })
        plan.conflicts.push({
          faqId: id,
          file: file ? entryOf(file) : null,
          fileHash: hashes.file,
          liveHash: hashes.live,
        })
    }
  }
  return kept
}

const entryOf = (faq: Faq): Entry => pickEntry(faq)

/** Whether the absence of an entry means that nothing is known, not that somebody took it away. */
function isUnreadable(id: string, stood: string | undefined, folder: FolderContent): boolean {
  if (folder.broken.includes(id)) return true
  return stood !== undefined && (has(folder.brokenFiles, stood) || !has(folder.entryFiles, stood))
}

/** By the last two steps (`genie/licence.yaml`): the folders may have moved since a path was stored. */
const has = (files: readonly string[], file: string | undefined) =>
  file !== undefined && files.some((other) => lastSteps(other) === lastSteps(file))
const lastSteps = (file: string) => file.split(/[\\/]/).slice(-2).join('/')

function planWholeItems(plan: SyncPlan, { folder, live, bases, isFirstLook }: SyncInput): Record<WholeItem, Snapshot> {
  const from = {} as Record<WholeItem, Snapshot>
  for (const [name, pick] of Object.entries(wholeItems) as [WholeItem, (snapshot: Snapshot) => unknown][]) {
    from[name] = live ?? folder.snapshot
    if (live && isPartlyBroken(name, folder)) continue
    const hash = hashContent(pick(folder.snapshot))
    const base = bases.get(name)
    if (base?.hash !== hash) plan.bases.set(name, hash)
    if (!live || hash === hashContent(pick(live)) || base?.hash === hash) continue
    if (isFirstLook && base?.past.includes(hash)) continue
    from[name] = folder.snapshot
    plan.taken.push(name)
  }
  return from
}

/** A broken file takes its part out of an item that is read as a whole: then the last good one stays. */
function isPartlyBroken(name: WholeItem, { brokenFiles, problems }: FolderContent): boolean {
  const has = (pattern: RegExp) => brokenFiles.some((file) => pattern.test(file))
  switch (name) {
    case 'categories':
    case 'ambiguous':
      return has(/^(?!.*\/(phrasings|golden)\/)/)
    case 'phrasings':
    case 'none':
      return has(/\/phrasings\//)
    case 'golden':
      return has(/\/golden\//)
    case 'lexicon':
    case 'flows':
      return problems.some(({ file, severity }) => severity === 'error' && new RegExp(`(^|/)${name}/[^/]+$`).test(file))
    default:
      return false
  }
}
