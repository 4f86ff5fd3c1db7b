import { readFileSync } from 'node:fs'
import { type Parsed, parseYaml } from '@faqdesk/faqs'
import type { z } from 'zod'

/** By path: what was last read there. As many as there are files that all bots share. */
const last = new Map<string, { text: string; file: string; schema: unknown; parsed: Parsed<unknown> }>()

/**
 * Reads a file of YAML as `parseYaml` does; while it says the same, it is parsed once. So the lexicon is not
 * parsed for every bot anew. The value is shared, and not to be changed.
 */
export function readYamlOnce<T>(path: string, file: string, schema: z.ZodType<T>): Parsed<T> {
  const text = readFileSync(path, 'utf8')
  const known = last.get(path)
  if (known?.text === text && known.file === file && known.schema === schema) return known.parsed as Parsed<T>
  const parsed = parseYaml(text, file, schema)
  last.set(path, { text, file, schema, parsed })
  return parsed
}
