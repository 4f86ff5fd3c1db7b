import type { Database } from '../database/connect.ts'
import { databaseIsOlder, isDatabaseOlder } from '../database/isDatabaseOlder.ts'
import { openDatabase } from '../database/openDatabase.ts'
import type { Settings } from '../settings.ts'

export type DatabaseCommand<Arguments> = {
  /** @throws Error in words for the person */
  readArguments: () => Arguments
  /** Whether it changes nothing. */
  isReadOnly: (read: Arguments) => boolean
  /** Fulfils with the exit code. */
  act: (db: Database, read: Arguments) => Promise<number>
}

/**
 * Runs a command on the database, whether FAQ Desk runs or not, and tells what hinders it.
 * @returns the exit code: the command's own; 1 if it could not be done, 2 for arguments that can't be understood
 */
export async function runOnDatabase<Arguments>(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  say: (line: string) => void,
  { readArguments, isReadOnly, act }: DatabaseCommand<Arguments>,
): Promise<number> {
  let read: Arguments
  try {
    read = readArguments()
  } catch (error) {
    say((error as Error).message)
    return 2
  }
  try {
    const { db, close } = await openDatabase(settings, { readOnly: isReadOnly(read) })
    try {
      return await act(db, read)
    } finally {
      await close()
    }
  } catch (error) {
    say(isDatabaseOlder(error) ? databaseIsOlder : (error as Error).message)
    return 1
  }
}
