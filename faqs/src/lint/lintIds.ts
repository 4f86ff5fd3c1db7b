import type { Problem } from '../read/Problem.ts'
import type { ReadContent } from '../read/readContent.ts'

/**
 * An id that was served once must not vanish: links, statistics and test questions point at it.
 * `ids.txt` of a bot's folder tells what was served.
 */
export function lintIds({ served, content, broken, brokenFiles }: ReadContent): Problem[] {
  // What an unreadable file holds is unknown, not gone.
  if (brokenFiles.length > 0) return []
  const known = new Set([...content.entries.map(({ id }) => id), ...broken])
  return served.flatMap(({ id, retired, file, line }): Problem[] => {
    if (known.has(id) === !retired) return []
    const message = retired
      ? 'is retired here and is an entry all the same: take «retired» away, or give the entry another id'
      : 'has vanished: restore the entry, or write «retired» behind its id here if nothing answers it any more'
    return [{ file, line, field: id, message, severity: 'error' }]
  })
}
