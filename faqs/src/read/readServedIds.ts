import { existsSync, readFileSync } from 'node:fs'

export type ServedId = { id: string; retired: boolean; file: string; line: number }

/** The head of a new `ids.txt`. */
export const servedIdsHead =
  '# Every id that was ever served here, one a line; links point at them, so none may vanish.\n' +
  '# «retired» behind an id: nothing answers it any more. `npm run faq -- ids` adds new ones.\n'

/**
 * Reads `faqs/<bot>/ids.txt`. A bot without the file has served nothing yet.
 * @param file the path to name in problems
 */
export function readServedIds(path: string, file: string): ServedId[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .flatMap((text, index) => {
      const [id = '', note] = text.trim().split(/\s+/)
      return id === '' || id.startsWith('#') ? [] : [{ id, retired: note === 'retired', file, line: index + 1 }]
    })
}
