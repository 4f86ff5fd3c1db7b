import type { Area } from './aurocWithin.ts'
import type { Share } from './metrics.ts'
import type { Gain } from './pairedGain.ts'

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
export function showShare(share: Share | undefined): string {
  if (!share || share.of === 0) return '–'
  return `${showInterval(share)} ${share.count}/${share.of}`
}

/** `81.3 [72–88]`, for a table that tells the count in another column; a narrow interval with decimals. */
export function showInterval(share: Share | undefined): string {
  if (!share || share.of === 0) return '–'
  const digits = share.high - share.low < 0.02 ? 1 : 0
  return `${percent(share.share)} [${[share.low, share.high].map((bound) => (100 * bound).toFixed(digits)).join('–')}]`
}

/** `.934 [.91–.96]` */
export function showArea({ area, low, high }: Area): string {
  if (Number.isNaN(area)) return '–'
  return `${showDecimal(area)} [${[low, high].map((bound) => bound.toFixed(2).replace(/^0/, '')).join('–')}]`
}

/** `+1.2 [−0.3 +2.7]`, in points. */
export function showGain({ gain, low, high, of }: Gain): string {
  if (of === 0) return '–'
  return `${points(gain)} [${points(low)} ${points(high)}]`
}

/** `.934` */
export function showDecimal(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value.toFixed(3).replace(/^0/, '')
}

const percent = (share: number) => (share * 100).toFixed(1)

const points = (share: number) => {
  const rounded = (100 * share).toFixed(1)
  if (Number(rounded) === 0) return '0.0'
  return rounded.startsWith('-') ? `−${rounded.slice(1)}` : `+${rounded}`
}
