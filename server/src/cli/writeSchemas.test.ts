import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@faqdesk/faqs'
import { expect, test } from 'vitest'
import { allSchemaFiles } from './writeSchemas.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'faqs/schema')

test.each(Object.entries(allSchemaFiles))(
  '%s is what the zod schema says (else: npm run faq -- schema)',
  (name, file) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(toJsonSchema(file.schema, file))
  },
)

test('there is no schema left over, and the editor settings name schemas that are there', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(allSchemaFiles).sort())
  const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'))
  const named = Object.keys(settings['yaml.schemas']).map((path) => path.replace('./faqs/schema/', ''))
  expect(named.sort()).toEqual(Object.keys(allSchemaFiles).sort())
})
