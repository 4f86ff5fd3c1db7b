import { isDeepStrictEqual } from 'node:util'
import { type Document, isMap, isNode, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { type Entry, entry as entrySchema } from '../schema/entry.ts'
import { askedLanguages } from '../schema/localised.ts'
import { formatYaml } from './formatYaml.ts'
import { pickEntry } from './pickEntry.ts'
import {
  applyEdits,
  CannotSplice,
  columnOf,
  dashesOf,
  type Edit,
  indentLines,
  lineEnd,
  nodeEnd,
  spliceNode,
} from './spliceYaml.ts'

/**
 * Writes one entry into the text of a file of entries and gives the new text. Comments, order,
 * quoting and layout of everything that doesn't change stay as they are, byte for byte, also within
 * the entry. A field that the entry no longer has is removed. An entry that the file doesn't hold is
 * added at its end. Fields that belong to the file (`category`, `file`) are not written, nor are a
 * department and an owner that the file names for all.
 * @throws Error if the text is no file of entries, or the entry doesn't follow the schema
 */
export function writeEntry(fileText: string, entry: Entry): string {
  const checked = entrySchema.parse(pickEntry(entry))
  const newline = fileText.includes('\r\n') ? '\r\n' : '\n'
  const text = fileText.replaceAll('\r\n', '\n')
  const document = parseDocument(text, { keepSourceTokens: true, prettyErrors: false })
  if (document.errors.length > 0) throw new Error(`The file is not valid YAML: ${document.errors[0]!.message}`)
  if (!isMap(document.contents)) throw new Error('The file holds no group of fields with «entries» in it')
  const file = document.contents

  const list: unknown = file.get('entries', true)
  const old = isSeq(list) ? list.items.find((item) => isMap(item) && item.get('id') === checked.id) : undefined
  const wanted = leaveOutDefaults(checked, file, isMap(old) ? old : undefined)
  const written =
    isSeq(list) && isMap(old)
      ? change(text, document, list, old, wanted)
      : add(text, file, isSeq(list) ? list : undefined, wanted)
  return newline === '\n' ? written : written.replaceAll('\n', newline)
}

function change(text: string, document: Document, list: YAMLSeq, old: YAMLMap, wanted: Entry): string {
  if (isSame(old.toJS(document), wanted, [])) return text
  try {
    const written = applyEdits(text, spliceNode(text, old, wanted, [], document, isSame))
    if (holds(written, wanted, text)) return written
  } catch (error) {
    if (!(error instanceof CannotSplice)) throw error
  }
  // A layout that can't be changed field by field (anchors, an entry in braces): the entry as a whole.
  const written = applyEdits(text, [replaceWhole(text, list, old, wanted)])
  if (holds(written, wanted, text)) return written
  throw new Error(`«${wanted.id}» can't be written without changing other entries: write out what it shares with them`)
}

function replaceWhole(text: string, list: YAMLSeq, old: YAMLMap, wanted: Entry): Edit {
  const [dash, start] = [dashesOf(list)[list.items.indexOf(old)]!, old.range![0]]
  const column = columnOf(text, dash)
  const written = indentLines(formatYaml([wanted]), column).slice(column)
  return { start: Math.min(dash, start), end: nodeEnd(text, old), text: written }
}

function add(text: string, file: YAMLMap, list: YAMLSeq | undefined, wanted: Entry): string {
  if (!list || list.items.length === 0) {
    const pair = file.items.find((item) => String(item.key) === 'entries')
    const written = `entries:\n${indentLines(formatYaml([wanted]), 2)}`
    if (!pair || !isNode(pair.key)) return `${text.replace(/\n*$/, '\n')}${written}\n`
    const colon = text.indexOf(':', pair.key.range![1]) + 1
    return applyEdits(text, [
      { start: pair.key.range![0], end: Math.max(colon, nodeEnd(text, pair.value)), text: written },
    ])
  }
  if (list.flow) throw new Error('The entries stand in brackets: write them as a list of lines that begin with «- »')
  const dashes = dashesOf(list)
  const column = columnOf(text, dashes[0]!)
  const end = lineEnd(text, nodeEnd(text, list))
  const gap = dashes.length === 1 || dashes.slice(1).some((dash) => /\n[ \t]*\n/.test(text.slice(dash - 200, dash)))
  const written = indentLines(formatYaml([wanted]), column)
  return applyEdits(text, [
    { start: end, end, text: `\n${gap ? '\n' : ''}${written}${end === text.length ? '\n' : ''}` },
  ])
}

/** In the order of the schema, without what the file says for all its entries. */
function leaveOutDefaults(entry: Entry, file: YAMLMap, old: YAMLMap | undefined): Entry {
  const kept = pickEntry(entry)
  for (const key of ['department', 'owner'] as const)
    if (kept[key] !== undefined && kept[key] === file.get(key) && !old?.has(key)) delete kept[key]
  return kept
}

/** Equal for the reader, who gets the texts in citizens' languages trimmed by the schema. */
function isSame(a: unknown, b: unknown, path: PropertyKey[]): boolean {
  const isText = path.some(isLanguage)
  return isDeepStrictEqual(asRead(a, isText), asRead(b, isText))
}

function asRead(value: unknown, isText = false): unknown {
  if (typeof value === 'string') return isText ? value.trim() : value
  if (Array.isArray(value)) return value.map((item) => asRead(item, isText))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(fields.map(([key, field]) => [key, asRead(field, isText || isLanguage(key))]))
}

const isLanguage = (key: PropertyKey) => askedLanguages.some((lang) => lang === key)

/** Whether the text now has the entry as wanted, and all else as before. */
function holds(written: string, wanted: Entry, before: string): boolean {
  const now = readOrNothing(written)
  if (!now) return false
  const then = parseDocument(before, { prettyErrors: false }).toJS()
  const index = then.entries.findIndex((item: { id?: unknown }) => item?.id === wanted.id)
  const result = entrySchema.safeParse(now.entries?.[index])
  if (!result.success || !isDeepStrictEqual(pickEntry(result.data), pickEntry(entrySchema.parse(wanted)))) return false
  now.entries[index] = then.entries[index] = null
  return isDeepStrictEqual(now, then)
}

function readOrNothing(text: string) {
  const document = parseDocument(text, { prettyErrors: false })
  if (document.errors.length > 0) return undefined
  try {
    return document.toJS()
  } catch {
    // An alias whose anchor is gone.
    return undefined
  }
}
