import { Document, isMap, isScalar, isSeq, type Node, Scalar, visit } from 'yaml'
import { askedLanguages } from '../schema/localised.ts'

/** Lists of short texts that the house style writes in one line: `[狗牌, 牌照費]`. */
const inOneLine = new Set(['aliases', 'related', 'tags', 'languages', 'among', 'phrasings'])
const localisedKeys = new Set<string>(askedLanguages)

/**
 * A value as YAML in the layout of `docs/writing.md`: two spaces, short lists in one line, texts of
 * several lines as `|` blocks, no line ever wrapped. Ends without a line break.
 * @param path the keys above the value, which decide the layout of lists
 */
export function formatYaml(value: unknown, path: PropertyKey[] = []): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  if (document.contents) layOut(document.contents, path)
  return document
    .toString({ lineWidth: 0, indent: 2, indentSeq: true, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
    .replace(/\n$/, '')
}

/** One item of a list in one line, quoted where it must be. */
export function formatInlineItem(value: unknown): string {
  const line = formatYaml([value], ['aliases'])
  return line.slice(1, -1).trim()
}

function layOut(root: Node, above: PropertyKey[]): void {
  visit(root, {
    Seq(_, seq, ancestors) {
      const path = [...above, ...keysOf(ancestors)]
      if (path.some((key) => inOneLine.has(String(key))) && seq.items.every((item) => isScalar(item))) seq.flow = true
    },
    Scalar(key, scalar, ancestors) {
      if (key === 'key' || typeof scalar.value !== 'string' || !scalar.value.includes('\n')) return
      if (!/^[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u.test(scalar.value)) {
        scalar.type = Scalar.QUOTE_DOUBLE
        return
      }
      scalar.type = Scalar.BLOCK_LITERAL
      // A localised text is trimmed when it is read, so that it may end as a plain `|` block does.
      const path = [...above, ...keysOf(ancestors)]
      if (path.some((step) => localisedKeys.has(String(step))) && !scalar.value.endsWith('\n')) scalar.value += '\n'
    },
  })
}

function keysOf(ancestors: readonly unknown[]): PropertyKey[] {
  return ancestors.flatMap((node) => {
    if (isMap(node) || isSeq(node)) return []
    const key = (node as { key?: unknown }).key
    return isScalar(key) ? [String(key.value)] : []
  })
}
