import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

export const projectRoot = join(import.meta.dirname, '..', '..', '..')

const generated = new Set(['node_modules', 'dist', '.turbo', '.git', '.data', 'coverage'])

/** Files of the project below a folder whose path matches, from the root; without what tools made. */
export function listFiles(folder: string, pattern: RegExp): string[] {
  const start = join(projectRoot, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { withFileTypes: true })
    .flatMap((entry) => {
      if (generated.has(entry.name)) return []
      const path = relative(projectRoot, join(start, entry.name))
      if (entry.isDirectory()) return listFiles(path, pattern)
      return pattern.test(path) ? [path] : []
    })
    .sort()
}

/** Files that Git knows; undefined in a copy without Git. */
export function listTrackedFiles(): string[] | undefined {
  try {
    return execFileSync('git', ['ls-files', '-z'], {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\0')
      .filter((file) => file && existsSync(join(projectRoot, file)))
  } catch {
    return undefined
  }
}
