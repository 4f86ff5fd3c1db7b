import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { schemaFiles } from './schemaFiles.ts'
import { writeJsonSchema } from './writeJsonSchema.ts'

const folder = join(import.meta.dirname, '../../schema')

test('every schema that a content file names is there', () => {
  const faqs = join(folder, '..')
  const named = readdirSync(faqs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.includes('node_modules'))
    .map((name) => readFileSync(join(faqs, name), 'utf8').match(/^# yaml-language-server: \$schema=\S*\/(\S+)$/m)?.[1])
    .filter((name) => name !== undefined)
  for (const name of new Set(named)) expect(Object.keys(schemaFiles)).toContain(name)
})

test('an editor is told what a field means and which values it may have', () => {
  const entries = readFileSync(join(folder, 'entries.schema.json'), 'utf8')
  expect(entries).toContain('The answer in one breath')
  expect(JSON.parse(entries)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: ['category', 'title', 'entries'],
    additionalProperties: false,
  })
})

test('a schema is written with its folder, short lists in one line', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'schema-')), 'new/x.schema.json')
  writeJsonSchema(z.strictObject({ kind: z.enum(['a', 'b']), note: z.string().optional() }), path, { title: 'X' })
  expect(readFileSync(path, 'utf8')).toContain('"enum": ["a", "b"]')
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ title: 'X', required: ['kind'] })
})
