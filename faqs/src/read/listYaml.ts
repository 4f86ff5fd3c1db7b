import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The YAML files of a folder, in order of name; none if the folder can't be read. */
export function listYaml(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name))
}
