import { readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { commandOf, identifyProcess, workingFolderOf } from './identifyProcess.ts'

/**
 * Ends a database server that still runs on the data folder after the FAQ Desk that started it was
 * killed, and removes a `postmaster.pid` whose process is gone: PostgreSQL itself only asks whether any
 * process has that number, and then refuses to start. To be called while holding the folder's lock.
 */
export async function stopLeftOver(data: string, log: (message: string) => void): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  let pid: number
  try {
    pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  } catch {
    return
  }
  const name = pid > 0 && isServerOf(pid, data) ? identifyProcess(pid) : undefined
  if (!name) {
    rmSync(pidFile, { force: true })
    return
  }
  log('Ending the database server that an earlier, killed start left running …')
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    process.kill(pid, signal)
    const deadline = Date.now() + patience
    while (identifyProcess(pid) === name && Date.now() < deadline) await wait(25)
    if (identifyProcess(pid) !== name) return
  }
  throw new Error(`A database server (process ${pid}) still runs on ${data} and does not end. End it and start again.`)
}

function isServerOf(pid: number, data: string): boolean {
  const folder = workingFolderOf(pid)
  if (folder !== undefined) return folder === realpathSync(data) && /postgres/.test(commandOf(pid) ?? '')
  const command = `${commandOf(pid) ?? ''} `
  return command.includes('postgres') && command.includes(` -D ${data} `)
}
