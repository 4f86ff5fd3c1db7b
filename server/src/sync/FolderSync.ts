/** Keeps the content folders and the store equal, on exactly one node. */
export type FolderSync = {
  /** Compares everything now; fulfils when both sides are equal or in conflict. */
  run(): Promise<void>
  /** Writes what is newer in the store into the files; the files written, by entry id. */
  writeFiles(bot: string): Promise<Map<string, string>>
  close(): Promise<void>
}
