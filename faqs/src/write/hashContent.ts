import { createHash } from 'node:crypto'

/**
 * A hash of plain JSON content, 16 hexadecimal digits: the same whatever the order of the fields, and for fields
 * that are absent as for those that are undefined.
 */
export function hashContent(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortFields(content)))
    .digest('hex')
    .slice(0, 16)
}

/** The same content with the fields of every object in order of name. */
function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(sortFields) : value
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sortFields(value[name])]),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
