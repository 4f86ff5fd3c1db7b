import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identifyProcess } from './identifyProcess.ts'

type Holder = { pid: number; process: string }

/**
 * Takes a folder for this process alone and returns how to give it back. The lock is a file that names
 * its holder by process id and start time, so that one left behind by `kill -9` counts for nothing.
 * `name` is what the folder is called in the error, where the person knows it by another.
 *
 * @throws Error, in words for the person who started us, if another running FAQ Desk holds it.
 */
export function holdFolder(folder: string, name = folder): () => void {
  const path = join(folder, 'faq-desk.lock')
  const mine: Holder = { pid: process.pid, process: identifyProcess(process.pid) ?? '' }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, path)) return () => release(path, mine)
      const holder = readHolder(path)
      if (holder && isRunning(holder)) throw new Error(inUse(name, holder))
      setAside(path, name)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  throw new Error(`The lock ${path} keeps changing: several FAQ Desks are being started on this data folder at once.`)
}

/** True while a running process holds the folder. */
export function isHeld(folder: string): boolean {
  const holder = readHolder(join(folder, 'faq-desk.lock'))
  return holder !== undefined && isRunning(holder)
}

const inUse = (name: string, { pid }: Holder) =>
  `Another FAQ Desk (process ${pid}) is running on the data folder ${name}. ` +
  'Stop it first, or give this one a folder of its own: FAQDESK_DATA=/another/folder PORT=3979 npm start'

/** `link` is the one call that both creates the file with its content and fails if it is there. */
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead holder's lock away. If a living one took its place in the meantime, puts it back. */
function setAside(path: string, name: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const holder = readHolder(aside)
  if (holder && isRunning(holder)) {
    tryLink(aside, path)
    rmSync(aside, { force: true })
    throw new Error(inUse(name, holder))
  }
  rmSync(aside, { force: true })
}

function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder
    return Number.isInteger(holder.pid) ? holder : undefined
  } catch {
    return undefined
  }
}

function isRunning(holder: Holder): boolean {
  return identifyProcess(holder.pid) === holder.process
}

function release(path: string, mine: Holder): void {
  const holder = readHolder(path)
  if (holder?.pid === mine.pid && holder.process === mine.process) rmSync(path, { force: true })
}
