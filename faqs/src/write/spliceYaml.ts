import { type Document, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { formatInlineItem, formatYaml } from './formatYaml.ts'

/** One change of a text: what stands from `start` to before `end` becomes `text`. */
export type Edit = { start: number; end: number; text: string }

/** A place in the text that has no smaller part which could be written anew by itself. */
export class CannotSplice extends Error {}

/** Applies edits that don't overlap. Of several at one place, the first of the list comes first. */
export function applyEdits(text: string, edits: Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.start - b.start || a.order - b.order)) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}

/**
 * The smallest edits that turn a node of a parsed text into `value`: fields and items that stay the
 * same keep every byte, a changed one is written anew in its place.
 * @param same tells whether two values are one; `path` is where they stand
 * @throws CannotSplice where the text is laid out in a way that has to be written anew as a whole
 */
export function spliceNode(
  text: string,
  node: unknown,
  value: unknown,
  path: PropertyKey[],
  document: Document,
  same: (a: unknown, b: unknown, path: PropertyKey[]) => boolean,
): Edit[] {
  const read = (part: unknown) => (isNode(part) ? part.toJS(document) : part)
  return spliceAny(node, value, path)

  function spliceAny(node: unknown, value: unknown, path: PropertyKey[]): Edit[] {
    if (same(read(node), value, path)) return []
    if (isMap(node) && !node.flow && isPlainObject(value) && node.items.length > 0) return spliceMap(node, value, path)
    if (isSeq(node) && !node.flow && Array.isArray(value) && value.length > 0 && node.items.length > 0)
      return spliceBlockList(node, value, path)
    if (isSeq(node) && node.flow && Array.isArray(value)) return [spliceInlineList(node, value)]
    if (isScalar(node) && node.range && isOneLine(node.type) && !isContainer(value)) {
      const written = formatYaml(value, path)
      if (!written.includes('\n')) return [{ start: node.range[0], end: node.range[1], text: written }]
    }
    throw new CannotSplice(`«${path.map(String).join('.')}» has to be written anew as a whole`)
  }

  function spliceMap(map: YAMLMap, value: Record<string, unknown>, path: PropertyKey[]): Edit[] {
    const edits: Edit[] = []
    const pairs = new Map(map.items.map((pair) => [nameOf(pair), pair]))
    const indent = columnOf(text, keyStart(map.items[0]!))
    for (const [index, pair] of map.items.entries()) {
      if (value[nameOf(pair)] !== undefined) continue
      // The first field shares its line with the dash of a list.
      if (index === 0 && !isIndentation(text, keyStart(pair))) throw new CannotSplice('the first field is removed')
      edits.push({ start: lineStart(text, keyStart(pair)), end: nextLine(text, pairEnd(text, pair)), text: '' })
    }
    let after = map.items[0]!
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue
      const fieldPath = [...path, key]
      const pair = pairs.get(key)
      if (pair) {
        after = pair
        edits.push(...splicePair(pair, key, field, fieldPath, indent))
      } else {
        const end = lineEnd(text, pairEnd(text, after))
        edits.push({ start: end, end, text: `\n${indentLines(formatYaml({ [key]: field }, path), indent)}` })
      }
    }
    return edits
  }

  function splicePair(pair: Pair, key: string, field: unknown, path: PropertyKey[], indent: number): Edit[] {
    try {
      return spliceAny(pair.value, field, path)
    } catch (error) {
      if (!(error instanceof CannotSplice)) throw error
      const written = indentLines(formatYaml({ [key]: field }, path.slice(0, -1)), indent)
      return [{ start: keyStart(pair), end: pairEnd(text, pair), text: written.slice(indent) }]
    }
  }

  function spliceBlockList(list: YAMLSeq, value: unknown[], path: PropertyKey[]): Edit[] {
    const old = list.items
    const at = (index: number) => [...path, index]
    const isSame = (i: number, j: number) => same(read(old[i]), value[j], at(j))
    let head = 0
    while (head < Math.min(old.length, value.length) && isSame(head, head)) head++
    let tail = 0
    while (tail < Math.min(old.length, value.length) - head && isSame(old.length - 1 - tail, value.length - 1 - tail))
      tail++
    const dashes = dashesOf(list)
    const indent = columnOf(text, dashes[0]!)
    const written = (items: unknown[]) => indentLines(formatYaml(items, path), indent)
    const gone = old.length - tail - head
    const come = value.slice(head, value.length - tail)
    const edits: Edit[] = []
    for (let index = 0; index < Math.max(gone, come.length); index++) {
      const item = old[head + index]
      if (index < gone && index < come.length) {
        try {
          edits.push(...spliceAny(item, come[index], at(head + index)))
        } catch (error) {
          if (!(error instanceof CannotSplice)) throw error
          edits.push({
            start: dashes[head + index]!,
            end: nodeEnd(text, item),
            text: written([come[index]]).slice(indent),
          })
        }
      } else if (index < gone) {
        const start = dashes[head + index]!
        if (!isIndentation(text, start)) throw new CannotSplice('the list begins in the line of another')
        edits.push({ start: lineStart(text, start), end: nextLine(text, nodeEnd(text, item)), text: '' })
      } else {
        const last = Math.min(head + gone, old.length) - 1
        if (last < 0) {
          const start = dashes[0]!
          edits.push({ start, end: start, text: `${written([come[index]]).slice(indent)}\n${' '.repeat(indent)}` })
        } else {
          const end = lineEnd(text, nodeEnd(text, old[last]))
          edits.push({ start: end, end, text: `\n${written([come[index]])}` })
        }
      }
    }
    return edits
  }

  /** `[a, "b"]`: items that stay keep the way they are quoted. */
  function spliceInlineList(list: YAMLSeq, value: unknown[]): Edit {
    const [start, end] = list.range!
    if (value.some(isContainer) || text.slice(start, end).includes('#')) throw new CannotSplice('no list of texts')
    const sources = new Map<unknown, string>()
    for (const item of list.items)
      if (isScalar(item) && item.range) sources.set(item.value, text.slice(item.range[0], item.range[1]))
    return { start, end, text: `[${value.map((item) => sources.get(item) ?? formatInlineItem(item)).join(', ')}]` }
  }
}

/** The places of the dashes of a block list. */
export function dashesOf(list: YAMLSeq): number[] {
  const token = list.srcToken
  if (token?.type !== 'block-seq') throw new CannotSplice('is no list of lines with dashes')
  return token.items.flatMap((item) => {
    const dash = item.start.find(({ type }) => type === 'seq-item-ind')
    return dash ? [dash.offset] : []
  })
}

/** The place after a node's last character, without the blank lines that a block text draws in. */
export function nodeEnd(text: string, node: unknown): number {
  if (isMap(node) && !node.flow && node.items.length > 0) return pairEnd(text, node.items.at(-1)!)
  if (isSeq(node) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1)
    return Math.max(nodeEnd(text, last), dashesOf(node).at(-1)! + 1)
  }
  if (!isNode(node) || !node.range) return 0
  const [start, end] = node.range
  return start + text.slice(start, end).trimEnd().length
}

function pairEnd(text: string, pair: Pair): number {
  const colon = text.indexOf(':', isNode(pair.key) && pair.key.range ? pair.key.range[1] : 0) + 1
  return Math.max(colon, nodeEnd(text, pair.value))
}

function keyStart(pair: Pair): number {
  if (!isNode(pair.key) || !pair.key.range) throw new CannotSplice('a field has no name')
  return pair.key.range[0]
}

const nameOf = (pair: Pair) => String(isScalar(pair.key) ? pair.key.value : pair.key)
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isContainer = (value: unknown) => typeof value === 'object' && value !== null
const isOneLine = (type: unknown) => type === 'PLAIN' || type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'

export const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1
export const columnOf = (text: string, at: number) => at - lineStart(text, at)
const isIndentation = (text: string, at: number) => /^ *$/.test(text.slice(lineStart(text, at), at))

/** The place of the line break that ends the line of `at`, or of the text's end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function nextLine(text: string, at: number): number {
  return Math.min(lineEnd(text, at) + 1, text.length)
}

export function indentLines(text: string, columns: number): string {
  const space = ' '.repeat(columns)
  return text
    .split('\n')
    .map((line) => (line === '' ? line : space + line))
    .join('\n')
}
