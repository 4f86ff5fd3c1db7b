import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './Problem.ts'

export type Parsed<T> = {
  value?: T
  problems: Problem[]
  /** The line on which a field begins, 1 for the first; of the nearest parent if the field is absent. */
  lineOf: (path: PropertyKey[]) => number | undefined
}

/**
 * Reads YAML text by a schema. Nothing is thrown for bad content: `value` is absent, and each
 * problem names file, line and field.
 * @param file the path to name in problems
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): Parsed<T> {
  const lineOf = lineFinder(text)
  const { document, lineCounter } = parse(text)
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      (error): Problem => ({
        file,
        line: lineCounter.linePos(error.pos[0]).line,
        message: `is not valid YAML: ${error.message}`,
        severity: 'error',
      }),
    )
    return { problems, lineOf }
  }
  let content: unknown
  try {
    content = document.toJS()
  } catch (error) {
    // An alias without its anchor, or aliases that would fill the memory.
    return {
      problems: [{ file, message: `is not valid YAML: ${(error as Error).message}`, severity: 'error' }],
      lineOf,
    }
  }
  return { ...checkContent(content, file, schema, lineOf), lineOf }
}

function parse(text: string): { document: Document; lineCounter: LineCounter } {
  const lineCounter = new LineCounter()
  return { document: parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true }), lineCounter }
}

/** Lines are seldom asked for, and a parsed document is twenty times its text: it is not kept, but parsed again. */
function lineFinder(text: string): (path: PropertyKey[]) => number | undefined {
  let parsed: ReturnType<typeof parse> | undefined
  return (path) => {
    parsed ??= parse(text)
    return findLine(parsed.document, path, parsed.lineCounter)
  }
}

/** Checks content that was read already. Problems are told as `parseYaml` tells them. */
export function checkContent<T>(
  content: unknown,
  file: string,
  schema: z.ZodType<T>,
  lineOf: Parsed<T>['lineOf'],
): Omit<Parsed<T>, 'lineOf'> {
  const result = schema.safeParse(content)
  if (result.success) return { value: result.data, problems: [] }
  const problems = result.error.issues.flatMap((issue) =>
    explainIssue(issue).map(
      ({ path, message }): Problem => ({
        file,
        line: lineOf(path),
        field: nameField(content, path),
        message,
        severity: 'error',
      }),
    ),
  )
  return { problems }
}

/** Zod's words for a machine, turned into words for a writer. One line for each unknown field. */
function explainIssue(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: 'is no field of this place: correct its name or remove it',
      }))
    case 'invalid_type':
      return [
        issue.input === undefined && issue.message.includes('undefined')
          ? { path, message: 'is missing' }
          : { path, message: `should be ${article(issue.expected)}` },
      ]
    case 'invalid_value':
      return [{ path, message: `should be one of: ${issue.values.join(', ')}` }]
    case 'too_small':
      return [{ path, message: issue.origin === 'array' ? `needs at least ${issue.minimum} items` : issue.message }]
    case 'too_big':
      return [{ path, message: `holds more than ${issue.maximum}` }]
    case 'invalid_union':
      return [{ path, message: 'has a form that is not known here: compare with an entry that works' }]
    case 'invalid_key':
      return [{ path, message: 'is no valid key: use small letters, digits and hyphens' }]
    default:
      return [{ path, message: issue.message }]
  }
}

function article(type: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    array: 'a list',
    object: 'a group of fields',
    record: 'a group of fields',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  }
  return words[type] ?? type
}

function findLine(document: Document, path: PropertyKey[], lineCounter: LineCounter): number | undefined {
  let node: unknown = document.contents
  let offset = isNode(node) ? node.range?.[0] : undefined
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(step))
      if (!pair) break
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0]
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      if (isNode(node) && node.range) offset = node.range[0]
    } else break
  }
  return offset === undefined ? undefined : lineCounter.linePos(offset).line
}

/** `entries.3.fee` says little; where an item has an id, the id stands for its number. */
function nameField(content: unknown, path: PropertyKey[]): string {
  const names: string[] = []
  let value = content
  for (const step of path) {
    const next = value === null || value === undefined ? undefined : (value as Record<PropertyKey, unknown>)[step]
    const itemId = Array.isArray(value) && next && typeof next === 'object' ? (next as { id?: unknown }).id : undefined
    names.push(typeof itemId === 'string' ? itemId : String(step))
    value = next
  }
  return names.join('.')
}
