import type { Draft } from '@faqdesk/server/types'

/** An entry as it stands in the editor: any field may be missing or empty. */
export type DraftEntry = Draft['entry']
/** Where a value stands in an entry: `['fee', 'text', 'en']`, `['documents', 0, 'name']`. */
export type Path = readonly (string | number)[]

export function getAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (found === null || typeof found !== 'object') return undefined
    found = (found as Record<string | number, unknown>)[step]
  }
  return found
}

/** A copy with one value changed; groups and lists on the way are made as needed, `undefined` removes a field. */
export function setAt<T>(value: T, path: Path, next: unknown): T {
  const [step, ...rest] = path
  if (step === undefined) return next as T
  const copy: unknown = Array.isArray(value)
    ? [...value]
    : typeof value === 'object' && value !== null
      ? { ...value }
      : typeof step === 'number'
        ? []
        : {}
  const fields = copy as Record<string | number, unknown>
  const inner = setAt(fields[step], rest, next)
  if (inner === undefined && !Array.isArray(copy)) delete fields[step]
  else fields[step] = inner
  return copy as T
}

export const joinPath = (path: Path): string => path.join('.')
