import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes after gzip that a page may cost: the loader on every page, the chat when somebody opens it. */
export const sizeBudget: Record<string, number> = { 'widget.js': 3 * 1024, 'chat.js': 45 * 1024 }

export type WidgetSize = { file: string; bytes: number; gzip: number; budget?: number; within: boolean }

/** Sizes as the widget's build wrote them down; undefined if it isn't built. */
export function widgetSizes(root: string): WidgetSize[] | undefined {
  const path = join(root, 'widget/dist/manifest.json')
  if (!existsSync(path)) return undefined
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as { files: Record<string, { bytes: number; gzip: number }> }
  return Object.entries(files).map(([file, { bytes, gzip }]) => {
    const budget = sizeBudget[file]
    return { file, bytes, gzip, budget, within: budget === undefined || gzip <= budget }
  })
}
