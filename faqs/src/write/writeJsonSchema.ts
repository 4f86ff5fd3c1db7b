import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

export type SchemaFile = { title: string }

/**
 * The JSON Schema (draft 2020-12) of what a writer types, so that editors complete and check YAML
 * files. `title` is what an editor shows for the file.
 */
export function toJsonSchema(schema: z.ZodType, { title }: SchemaFile): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', reused: 'ref', unrepresentable: 'any' })
  return `${joinShortLists(JSON.stringify({ $schema, title, ...rest }, null, 2))}\n`
}

/** Lists of texts in one line where they fit, as Biome lays them out. */
function joinShortLists(json: string): string {
  return json.replace(/^(.*)\[\n([^[\]{}]+?)\n\s*\](,?)$/gm, (whole, before: string, items: string, comma: string) => {
    const line = `${before}[${items.trim().replace(/\n\s*/g, ' ')}]${comma}`
    return line.length <= 120 ? line : whole
  })
}

/** Writes the JSON Schema of a zod schema to a file, and its folder where that is missing. */
export function writeJsonSchema(schema: z.ZodType, path: string, options: SchemaFile): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, toJsonSchema(schema, options))
}
