import type { z } from 'zod'
import { entryFile, goldenFile, lexiconFile, noneFile, phrasingsFile } from '../schema/entry.ts'
import { departments, sharedValues } from '../schema/shared.ts'

/** The JSON Schemas of `faqs/schema/`, by file name: what writers of content type. */
export const schemaFiles: Record<string, { schema: z.ZodType; title: string }> = {
  'entries.schema.json': { schema: entryFile, title: 'Entries of one category (faqs/<bot>/*.yaml)' },
  'phrasings.schema.json': {
    schema: phrasingsFile,
    title: 'Training phrasings by entry (faqs/<bot>/phrasings/*.yaml)',
  },
  'phrasings-none.schema.json': {
    schema: noneFile,
    title: 'Messages that nothing answers (faqs/<bot>/phrasings/none.yaml)',
  },
  'golden.schema.json': { schema: goldenFile, title: 'Golden questions (faqs/<bot>/golden/*.yaml)' },
  'lexicon.schema.json': { schema: lexiconFile, title: 'Concepts and their words (faqs/lexicon/*.yaml)' },
  'values.schema.json': { schema: sharedValues, title: 'Shared values (bots/shared/values.yaml)' },
  'departments.schema.json': { schema: departments, title: 'Departments (bots/shared/departments.yaml)' },
}
