import fc from 'fast-check'
import type { Entry } from '../schema/entry.ts'

const texts = fc.constantFrom(
  '牌照',
  'fee: HK$80',
  '# no comment',
  '- dash',
  '"quoted"',
  '{{hotline.afcd}}',
  '1823',
  'no',
  'a\nb',
  '  in\n\n\n  out',
  'ends\n',
  '|',
  "it's",
  '80',
  '2026-11-24',
  '💉',
  'null',
  '[link](https://example.org)',
  '~',
  '*bold*',
  '\tTab',
  '`code`',
  '%',
  '@at',
  'x: y\nz #c',
  '：全形',
)
const line = fc
  .array(fc.oneof({ weight: 3, arbitrary: texts }, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' ').replaceAll('\r', '').trim())
  .filter((text) => text.length > 0 && !/[<>]/.test(text))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const localised = fc.record({ en: line, 'zh-Hant': line, 'zh-Hans': line }, { requiredKeys: ['en', 'zh-Hant'] })
const list = fc
  .array(fc.tuple(line, line), { minLength: 1, maxLength: 4 })
  .map((pairs) => ({ en: pairs.map(([en]) => en), 'zh-Hant': pairs.map(([, zh]) => zh) }))
const lines = fc.array(line, { minLength: 1, maxLength: 4 })
const url = fc.constantFrom('https://example.org/a', 'https://example.org/b?c=d&e=f#g')
const confidence = fc.constantFrom('high' as const, 'medium' as const, 'low' as const)

/** For property tests: an entry of that id with texts that are hard for YAML. */
export function anyEntry(id: string): fc.Arbitrary<Entry> {
  return fc
    .record({
      question: localised,
      aliases: optional(lines),
      phrasings: optional(fc.record({ yue: lines, en: lines, mixed: lines }, { requiredKeys: [] })),
      short: localised,
      answer: optional(localised),
      steps: optional(list),
      documents: optional(
        fc.array(
          fc.record(
            { name: localised, copy: fc.constantFrom('original' as const, 'copy' as const) },
            { requiredKeys: ['name'] },
          ),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      fee: optional(fc.record({ text: localised, amount: fc.nat() }, { requiredKeys: ['text'] })),
      links: optional(fc.array(fc.record({ title: localised, url }), { minLength: 1, maxLength: 3 })),
      sources: fc.array(fc.record({ url, seen: line, confidence }), { minLength: 1, maxLength: 3 }),
      confidence,
      tags: optional(lines),
      related: optional(fc.array(fc.constantFrom('second', 'third'), { maxLength: 2 })),
    })
    .map((parts) => {
      const entry = { id, ...parts, reviewedOn: '2026-11-23', reviewBy: '2027-11-23' }
      return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as Entry
    })
}
