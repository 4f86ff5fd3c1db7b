import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { SYSTEM_FOLDER } from './postgresBinaries.ts'
import { canEnter, type SystemUser } from './systemUser.ts'

const NOTE = 'where-the-database-is.txt'
const OWNER = 'belongs-to.txt'

/**
 * The folder that holds the database's files, its password and its lock: the data folder itself, or,
 * when PostgreSQL must run as a user who can't enter it (we are root and a folder above it is root's
 * alone), a folder below `/var/lib/faq-desk` that a note in the data folder names.
 *
 * @throws Error if the folder can't be written, or the database lies in the data folder already and its user can no longer enter it.
 */
export function databaseFolder(dataDir: string, user: SystemUser | undefined): string {
  mkdirSync(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 })
  const home = realpathSync(dataDir)
  try {
    accessSync(home, constants.W_OK)
  } catch {
    throw new Error(
      `The data folder ${home} may not be written by this user. It was made by another one, root perhaps: ` +
        'start FAQ Desk as that user, or name another folder in FAQDESK_DATA.',
    )
  }
  if (!user || canEnter(user, home)) {
    const elsewhere = user && !existsSync(join(home, 'postgres')) ? noted(home) : undefined
    return elsewhere ?? home
  }
  if (existsSync(join(home, 'postgres'))) {
    throw new Error(
      `The database in ${home} belongs to the system user "${user.name}", who may no longer enter that folder. ` +
        'Open it and the folders above it again (chmod o+x), or name another folder in FAQDESK_DATA.',
    )
  }
  const folder = noted(home) ?? join(SYSTEM_FOLDER, createHash('sha256').update(home).digest('hex').slice(0, 16))
  mkdirSync(folder, { recursive: true })
  chmodSync(SYSTEM_FOLDER, 0o755)
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, OWNER), `${home}\n`)
  writeFileSync(
    join(home, NOTE),
    `${folder}\n\nThe database of this data folder lies there: PostgreSQL does not run as root, and the system user\n` +
      `"${user.name}" that it runs as may not enter this folder. To forget the data, stop FAQ Desk and remove both.\n`,
  )
  return folder
}

/** The folder that the note names, unless it belongs to another data folder, of which this one is a copy. */
function noted(home: string): string | undefined {
  try {
    const folder = readFileSync(join(home, NOTE), 'utf8').split('\n')[0] as string
    const owner = readFileSync(join(folder, OWNER), 'utf8').trim()
    return owner === home || !existsSync(owner) ? folder : undefined
  } catch {
    return undefined
  }
}
