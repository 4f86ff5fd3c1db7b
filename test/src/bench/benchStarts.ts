import { join } from 'node:path'
import { indexSnapshot, listBots, readSnapshot } from '@faqdesk/bots'
import { fromBytes } from '@faqdesk/engine'

export type StartFigures = {
  from: 'files' | 'serialised indexes'
  entries: number
  phrasings: number
  /** Processor time until each bot has answered a question. */
  seconds: number
}

/** How long all bots take until they answer: from their YAML files, and from indexes as the store keeps them. */
export function benchStarts(root: string): StartFigures[] {
  const folders = { faqs: join(root, 'faqs'), bots: join(root, 'bots'), root }
  let entries = 0
  let phrasings = 0
  let start = process.cpuUsage()
  const indexes = listBots(folders.bots).map((bot) => {
    const { snapshot } = readSnapshot(folders, bot)
    if (!snapshot) throw new Error(`bots/${bot} can not be read: npm run faq -- lint tells why`)
    entries += snapshot.content.entries.length
    phrasings += Object.values(snapshot.content.phrasings).flatMap((set) => Object.values(set).flat()).length
    const index = indexSnapshot(snapshot)
    index.search('狗牌幾錢')
    return index
  })
  const fromFiles = secondsSince(start)
  const kept = indexes.map((index) => index.toBytes())
  start = process.cpuUsage()
  for (const bytes of kept) fromBytes(bytes).search('狗牌幾錢')
  return [
    { from: 'files', entries, phrasings, seconds: fromFiles },
    { from: 'serialised indexes', entries, phrasings, seconds: secondsSince(start) },
  ]
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}
