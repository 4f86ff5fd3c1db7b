import { join } from 'node:path'
import { schemaFiles, writeJsonSchema } from '@faqdesk/faqs'

/** Writes the JSON Schemas of the content files to `<faqs>/schema/`. */
export function writeSchemas(faqsDir: string, { say }: { say: (line: string) => void }): void {
  for (const [name, { schema, title }] of Object.entries(schemaFiles)) {
    const path = join(faqsDir, 'schema', name)
    writeJsonSchema(schema, path, { title })
    say(path)
  }
}
