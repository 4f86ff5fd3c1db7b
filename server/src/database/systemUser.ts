import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type SystemUser = { name: string; uid: number; gid: number }

const NAME = 'faqdesk'

/**
 * The ordinary user that PostgreSQL runs as when we run as root (it refuses root); undefined when we
 * are an ordinary user ourselves. An existing database stays with its owner; otherwise a user of our
 * own is created at the first start, without a home and without a shell.
 *
 * @throws Error if the user is missing and neither `useradd` nor `adduser` can create it.
 */
export function systemUser(dataDir: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = ownerOf(join(dataDir, 'postgres')) ?? findUser()
  if (known) return known
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', NAME]],
    ['adduser', ['-S', '-D', '-H', NAME]],
  ]
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: 'ignore' })
    const created = findUser()
    if (created) return created
  }
  throw new Error(
    `PostgreSQL does not run as root, and the user "${NAME}" for it could not be created (tried useradd and adduser). ` +
      `Create a system user of that name, start FAQ Desk as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  )
}

/** True if that user may enter the folder, that is, everything on the way to it too. */
export function canEnter(user: SystemUser, folder: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
  })
  return status === 0
}

function ownerOf(data: string): SystemUser | undefined {
  const stat = statSync(data, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { name: `uid ${stat.uid}`, uid: stat.uid, gid: stat.gid } : undefined
}

function findUser(): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${NAME}:`))
  const fields = line?.split(':')
  if (fields) return { name: NAME, uid: Number(fields[2]), gid: Number(fields[3]) }
  // Users may come from a directory service and not be in the file.
  try {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { name: NAME, uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}
