import type { LocalisedList } from './types.ts'

/** Changes of a list that is written item by item in each language: the languages stay aligned. */
type Lists = Partial<LocalisedList>

export function rowCount(list: Lists | undefined): number {
  return Math.max(0, ...Object.values(list ?? {}).map((lines) => lines?.length ?? 0))
}

/** The list with an empty row at the index. */
export function insertRow(list: Lists | undefined, index: number): Lists {
  const filled: Lists = { en: [], 'zh-Hant': [], ...list }
  return mapLines(filled, rowCount(list), (lines) => lines.toSpliced(index, 0, ''))
}

export function removeRow(list: Lists, index: number): Lists {
  return mapLines(list, rowCount(list), (lines) => lines.toSpliced(index, 1))
}

export function moveRow(list: Lists, from: number, to: number): Lists {
  return mapLines(list, rowCount(list), (lines) => moveItem(lines, from, to))
}

export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, items[from]!)
}

function mapLines(list: Lists, rows: number, change: (lines: string[]) => string[]): Lists {
  return Object.fromEntries(
    Object.entries(list).flatMap(([lang, lines]) =>
      lines ? [[lang, change(Array.from({ length: rows }, (_, row) => lines[row] ?? ''))]] : [],
    ),
  )
}
