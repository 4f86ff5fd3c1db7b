import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')
const packages = ['faqs', 'engine', 'bots', 'server', 'widget', 'admin', 'test']

/**
 * A clone of this project as it stands (the last commit with the changes since), in a new folder.
 * @param installed whether it gets the packages and the builds of this one, as links, instead of its own
 */
export function copyProject(folder: string, { installed }: { installed: boolean }): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder])
  for (const file of git('diff', 'HEAD', '--name-only', '--no-renames', '-z').split('\0').filter(Boolean)) {
    const [from, to] = [join(root, file), join(folder, file)]
    mkdirSync(dirname(to), { recursive: true })
    if (existsSync(from)) cpSync(from, to)
    else rmSync(to, { force: true })
  }
  if (!installed) return
  const lock = readFileSync(join(folder, 'package-lock.json'))
  for (const name of ['.', ...packages]) {
    link(join(name, 'node_modules'), folder)
    for (const made of ['dist', '.turbo'])
      if (existsSync(join(root, name, made)))
        cpSync(join(root, name, made), join(folder, name, made), { recursive: true })
  }
  // The links are what the lock file asks for: npm test has seen to that.
  const marker = join(folder, 'node_modules', '.faqdesk-installed')
  rmSync(marker, { force: true })
  writeFileSync(marker, createHash('sha256').update(lock).digest('hex'))
}

/** Hard links where they are possible: the packages have some hundred megabytes. */
function link(path: string, folder: string): void {
  if (!existsSync(join(root, path))) return
  try {
    execFileSync('cp', ['-al', join(root, path), join(folder, path)], { stdio: 'ignore' })
  } catch {
    rmSync(join(folder, path), { recursive: true, force: true })
    execFileSync('cp', ['-a', join(root, path), join(folder, path)])
  }
}
