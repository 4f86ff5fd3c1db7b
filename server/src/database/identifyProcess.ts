import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Names a running process so that no later process can be taken for it: a process id alone is given
 * out again, after a restart of a container almost at once. Undefined if no such process runs; one
 * that was killed and only waits to be collected by its parent does not run.
 */
export function identifyProcess(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  if (!existsSync('/proc/self/stat')) return ask(pid, 'lstart')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything; what follows it is numbered from 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${fields[22 - 3]}`
  } catch {
    return undefined
  }
}

/** The folder that a process works in, where the system tells: PostgreSQL works in its data folder. */
export function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** The command line of a process, arguments separated by blanks. */
export function commandOf(pid: number): string | undefined {
  if (!existsSync('/proc/self/stat')) return ask(pid, 'args')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function ask(pid: number, what: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
