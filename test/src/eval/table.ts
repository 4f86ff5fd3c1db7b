import type { Share } from './metrics.ts'

/** A table for a terminal: the first column to the left, the others to the right. */
export function table(header: string[], rows: string[][]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => width(row[column] ?? ''))))
  const line = (row: string[]) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column]! - width(cell))
        return column === 0 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd()
  return [line(header), widths.map((columns) => '─'.repeat(columns)).join('  '), ...rows.map(line)].join('\n')
}

/** Columns of a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  )
}

/** `81.3 [72–88] 70/86` */
export function showShare({ share, low, high, count, of }: Share): string {
  if (of === 0) return '–'
  return `${percent(share)} [${Math.round(low * 100)}–${Math.round(high * 100)}] ${count}/${of}`
}

/** `81.3` */
export function showPercent(share: Share | undefined): string {
  return share && share.of > 0 ? percent(share.share) : '–'
}

/** `.934` */
export function showDecimal(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value.toFixed(3).replace(/^0/, '')
}

const percent = (share: number) => (share * 100).toFixed(1)
