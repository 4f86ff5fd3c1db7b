import type { Problem } from '@faqdesk/faqs'

/** Keeps the content folders and the store equal, on exactly one node. */
export type FolderSync = {
  /** Compares everything now; fulfils when both sides are equal or in conflict. */
  run(): Promise<void>
  /**
   * Compares one bot now and writes what is newer in the store into its files.
   * @returns where each entry stands in the folders, those aside whose file does not say what is live
   */
  writeFiles(bot: string): Promise<Map<string, string>>
  /** What is wrong in a bot's files at the moment. */
  problems(bot: string): Problem[]
  close(): Promise<void>
}
