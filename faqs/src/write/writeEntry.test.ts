import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../read/parseYaml.ts'
import { type Entry, entryFile } from '../schema/entry.ts'
import { anyEntry } from './anyEntry.ts'
import { hashEntry } from './hashEntry.ts'
import { writeEntry } from './writeEntry.ts'

const text = `# Fees of the centre, kept by the licensing team
category: licence
title: { en: Licence, zh-Hant: 牌照 }
department: afcd
entries:
  # the most asked
  - id: fee
    question:
      en: "How much is it?" # as on the counter's sign
      zh-Hant: 費用是多少？
    aliases: [狗牌費用, 'dog licence fee']   # two
    short:
      en: HK$80.
      zh-Hant: 港幣80元。
    answer:
      en: |
        - **First** line

        - Second line: with a colon
      zh-Hant: |
        - 第一行
    # what the counter takes
    fee:
      amount: 80   # since 2007
      text: { en: HK$80, zh-Hant: 80元 }
    sources:
      - url: https://example.org/a   # old
        seen: copy of 2024
        confidence: high
      - url: https://example.org/b
        seen: copy of 2019
        confidence: low
    confidence: high
    reviewedOn: 2026-11-23
    reviewBy: 2027-05-23

  - {id: second, question: {en: A second?, zh-Hant: 第二？}, short: {en: Yes., zh-Hant: 是。},
     sources: [{url: https://example.org, seen: now, confidence: low}],
     confidence: low, reviewedOn: 2026-11-23, reviewBy: 2027-05-23}

# the end
ambiguous: []
`

const readEntries = (file: string): Entry[] => {
  const { value, problems } = parseYaml(file, 'test.yaml', entryFile)
  expect(problems).toEqual([])
  return value!.entries
}
const readEntry = (file: string, id: string) => readEntries(file).find((entry) => entry.id === id)!
const fee = () => structuredClone(readEntry(text, 'fee'))

describe('writing an entry into a file', () => {
  test('that says the same already changes no byte', () => {
    for (const entry of readEntries(text)) expect(writeEntry(text, entry)).toBe(text)
  })

  test('changes one text and nothing else, comments in the same line included', () => {
    const entry = fee()
    entry.question.en = 'What does it cost?'
    entry.fee!.amount = 100
    expect(writeEntry(text, entry)).toBe(
      text
        .replace('"How much is it?" # as', 'What does it cost? # as')
        .replace('amount: 80   # since', 'amount: 100   # since'),
    )
  })

  test('writes a text of several lines as a block and leaves its neighbour alone', () => {
    const entry = fee()
    entry.answer!['zh-Hant'] = '- 第一行\n- 第二行'
    expect(writeEntry(text, entry)).toBe(text.replace('- 第一行\n', '- 第一行\n        - 第二行\n'))
  })

  test('does not wrap a long line', () => {
    const entry = fee()
    entry.short.en = `${'A very long sentence goes on '.repeat(12)}.`
    expect(writeEntry(text, entry)).toBe(text.replace('en: HK$80.', `en: ${entry.short.en}`))
  })

  test('removes a field that is gone, and keeps the comment above it', () => {
    const entry = fee()
    delete entry.fee
    expect(writeEntry(text, entry)).toBe(text.replace(/ {4}fee:\n.*\n.*\n/, ''))
  })

  test('adds a field in the place where the schema has it', () => {
    const entry = fee()
    entry.steps = { en: ['Ask.', 'Pay.'], 'zh-Hant': ['查詢。', '繳費。'] }
    expect(writeEntry(text, entry)).toBe(
      text.replace(
        '    # what the counter takes\n',
        '    steps:\n      en:\n        - Ask.\n        - Pay.\n      zh-Hant:\n        - 查詢。\n        - 繳費。\n    # what the counter takes\n',
      ),
    )
  })

  test('keeps the quotes of the items of a list in one line', () => {
    const entry = fee()
    entry.aliases = ['狗牌費用', 'fee: how much', 'dog licence fee']
    expect(writeEntry(text, entry)).toContain(`aliases: [狗牌費用, "fee: how much", 'dog licence fee']   # two`)
  })

  test('takes one item out of a list and keeps the others as they stand', () => {
    const entry = fee()
    entry.sources.pop()
    expect(writeEntry(text, entry)).toBe(
      text.replace('      - url: https://example.org/b\n        seen: copy of 2019\n        confidence: low\n', ''),
    )
  })

  test('adds an item to a list after the ones that are there', () => {
    const entry = fee()
    entry.sources.push({ url: 'https://example.org/c', seen: 'today', confidence: 'medium' })
    expect(writeEntry(text, entry)).toBe(
      text.replace(
        '    confidence: high\n    reviewedOn',
        '      - url: https://example.org/c\n        seen: today\n        confidence: medium\n    confidence: high\n    reviewedOn',
      ),
    )
  })

  test('changes an entry that stands in braces', () => {
    const entry = structuredClone(readEntry(text, 'second'))
    entry.short.en = 'No.'
    const written = writeEntry(text, entry)
    expect(readEntry(written, 'second')).toEqual(entry)
    expect(written.slice(0, written.indexOf('  - id: second'))).toBe(text.slice(0, text.indexOf('  - {id: second')))
    expect(written).toContain('\n\n# the end\nambiguous: []\n')
  })

  test('adds a new entry after the last one', () => {
    const entry = { ...fee(), id: 'third' }
    const written = writeEntry(text, entry)
    expect(readEntries(written).map(({ id }) => id)).toEqual(['fee', 'second', 'third'])
    expect(readEntry(written, 'third')).toEqual(entry)
    const added = written.slice(written.indexOf('\n\n  - id: third'), written.indexOf('\n\n# the end'))
    expect(written.replace(added, '')).toBe(text)
  })

  test('begins the list of a file without entries', () => {
    for (const list of ['entries: []', 'entries:', 'entries: [] # none yet']) {
      const written = writeEntry(`category: licence\ntitle: { en: Licence, zh-Hant: 牌照 }\n${list}\n`, fee())
      expect(readEntries(written)).toEqual([fee()])
    }
  })

  test('leaves out the department that the file names for all, and writes another', () => {
    expect(writeEntry(text, { ...fee(), department: 'afcd' })).toBe(text)
    expect(writeEntry(text, { ...fee(), department: 'td' })).toContain('    department: td\n')
  })

  test('keeps the line breaks of a file from Windows', () => {
    const entry = fee()
    entry.answer!.en = 'One\nTwo'
    const written = writeEntry(text.replaceAll('\n', '\r\n'), entry)
    expect(written.replaceAll('\r\n', '')).not.toContain('\n')
    expect(readEntry(written, 'fee')).toEqual(entry)
  })

  test('refuses to change a part that an entry shares with another', () => {
    const shared = text
      .replace('      - url: https://example.org/a', '      - &page\n        url: https://example.org/a')
      .replace('sources: [{url: https://example.org, seen: now, confidence: low}]', 'sources: [*page]')
    const entry = structuredClone(readEntry(shared, 'fee'))
    entry.sources[0]!.seen = 'today'
    expect(() => writeEntry(shared, entry)).toThrow(/«fee» can't be written without changing other entries/)
  })

  test('refuses an entry that does not follow the schema', () => {
    expect(() => writeEntry(text, { ...fee(), reviewBy: 'soon' })).toThrow()
  })

  test('gives back, when read, whatever was written, and leaves the other entries as they were', () => {
    fc.assert(
      fc.property(anyEntry('fee'), (entry) => {
        const written = writeEntry(text, entry)
        expect(readEntry(written, 'fee')).toEqual(
          readEntry(writeEntry('category: a\ntitle: {en: a, zh-Hant: a}\nentries: []\n', entry), 'fee'),
        )
        expect(hashEntry(readEntry(written, 'fee'))).toBe(hashEntry(entry))
        expect(written.slice(written.indexOf('\n  - {id: second'))).toBe(text.slice(text.indexOf('\n  - {id: second')))
        expect(writeEntry(written, entry)).toBe(written)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  test('brings a file back to its bytes when an added field is removed again', () => {
    const entry = { ...fee(), tags: ['dog', 'fee'], validTo: '2030-01-01' }
    expect(writeEntry(writeEntry(text, entry), fee())).toBe(text)
  })

  test('changes nothing in the files of this repository when what they say is written', () => {
    const folder = join(import.meta.dirname, '../../genie')
    const file = readFileSync(join(folder, 'licence.yaml'), 'utf8')
    for (const entry of readEntries(file)) {
      expect(writeEntry(file, entry)).toBe(file)
      const changed = { ...entry, short: { ...entry.short, en: 'Changed: yes.' } }
      const lines = writeEntry(file, changed).split('\n')
      expect(lines.filter((line, index) => line !== file.split('\n')[index])).toEqual(['      en: "Changed: yes."'])
      expect(writeEntry(writeEntry(file, changed), entry).length).toBeGreaterThan(0)
    }
  })
})

describe('the hash of an entry', () => {
  test('is the same for the same content in another order and layout', () => {
    const entry = fee()
    const turned = Object.fromEntries(Object.entries(entry).reverse()) as Entry
    expect(hashEntry(turned)).toBe(hashEntry(entry))
    expect(hashEntry({ ...entry, owner: undefined })).toBe(hashEntry(entry))
  })

  test('differs when anything that is said differs', () => {
    const entry = fee()
    expect(hashEntry({ ...entry, reviewBy: '2027-05-24' })).not.toBe(hashEntry(entry))
    expect(hashEntry({ ...entry, aliases: [...entry.aliases!].reverse() })).not.toBe(hashEntry(entry))
  })
})
