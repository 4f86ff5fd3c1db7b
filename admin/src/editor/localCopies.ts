import type { DraftEntry } from './entryPaths.ts'

/** What this browser keeps of a form until the server has it. */
export type LocalCopy = {
  entry: DraftEntry
  /** The version of the draft that it was built on, and what that version said. */
  version: number
  base: DraftEntry
}

const keyOf = (user: string, bot: string, id: string) => `faqdesk.draft.${user}.${bot}.${id}`

/** Copies by person, bot and entry in this browser's storage. A full or forbidden storage is no error: the server's draft remains. */
export const localCopies = {
  read(user: string, bot: string, id: string): LocalCopy | undefined {
    try {
      const text = localStorage.getItem(keyOf(user, bot, id))
      const copy = text ? (JSON.parse(text) as LocalCopy) : undefined
      return copy?.entry?.id === id && copy.base && typeof copy.version === 'number' ? copy : undefined
    } catch {
      return undefined
    }
  },
  write(user: string, bot: string, id: string, copy: LocalCopy): boolean {
    try {
      localStorage.setItem(keyOf(user, bot, id), JSON.stringify(copy))
      return true
    } catch {
      return false
    }
  },
  remove(user: string, bot: string, id: string): void {
    try {
      localStorage.removeItem(keyOf(user, bot, id))
    } catch {
      // Nothing was kept where nothing can be removed.
    }
  },
}
