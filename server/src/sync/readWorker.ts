import { statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Folders, readSnapshot, type Snapshot } from '@faqdesk/bots'
import { listYaml, type Problem } from '@faqdesk/faqs'
import { answerThread } from '../publication/answerThread.ts'

export type ReadQuestion = { folders: Required<Folders>; bot: string }

/** What one bot's folders say, as plain data. */
export type FolderContent = {
  /** Absent when `bot.yaml` or a shared file can't be used. */
  snapshot?: Snapshot
  problems: Problem[]
  /** Ids of entries that stand in a file but can't be used. */
  broken: string[]
  /** Files, as problems name them, that can't be read at all. */
  brokenFiles: string[]
  /** The bot's files of entries, as problems name them, whether they can be read or not. */
  entryFiles: string[]
  /** When the newest of the bot's files was changed, in milliseconds; 0 if there is none. */
  changedAt: number
}

answerThread(({ folders, bot }: ReadQuestion): FolderContent => {
  const folder = join(folders.faqs, bot)
  const changedAt = Math.max(
    0,
    ...[
      folder,
      join(folder, 'phrasings'),
      join(folder, 'golden'),
      join(folders.bots, bot),
      join(folders.bots, bot, 'flows'),
      join(folders.bots, 'shared'),
      join(folders.faqs, 'lexicon'),
    ]
      .flatMap(listYaml)
      .map(changeOf),
  )
  const { snapshot, problems, read } = readSnapshot(folders, bot)
  return {
    snapshot,
    problems,
    broken: read.broken,
    brokenFiles: read.brokenFiles,
    entryFiles: listYaml(folder).map((path) => relative(folders.root, path)),
    changedAt,
  }
})

function changeOf(path: string): number {
  try {
    return statSync(path).mtimeMs
  } catch {
    // Gone since the folder was listed.
    return Date.now()
  }
}
