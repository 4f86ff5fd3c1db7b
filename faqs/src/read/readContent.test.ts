import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatProblem } from './Problem.ts'
import { readContent } from './readContent.ts'

const head = `category: licence
title: { en: Licence, zh-Hant: 牌照 }
department: afcd
owner: licensing team
entries:
`
const entry = (id: string, more = '') => `  - id: ${id}
    question: { en: How much is ${id}?, zh-Hant: ${id}收費多少？ }
    short: { en: HK$80., zh-Hant: 港幣80元。 }
    sources:
      - { url: https://example.org, seen: copy of 2024, confidence: high }
    confidence: high
    reviewedOn: 2026-11-23
    reviewBy: 2027-05-23
${more}`

function readFiles(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'faqs/test', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return readContent(join(root, 'faqs/test'), root)
}
const problemsOf = (files: Record<string, string>) => readFiles(files).problems.map(formatProblem)

describe('reading the folder of a bot', () => {
  test('gives entries with what their file says for all, phrasings and golden questions', () => {
    const { content, problems } = readFiles({
      'b.yaml': head + entry('fee') + entry('other', '    department: td\n'),
      'a.yaml': `category: first\ntitle: { en: First, zh-Hant: 首 }\norder: 1\ndepartment: td\nentries: []\n`,
      'phrasings/a.yaml': 'fee: { en: [what does it cost], yue: [幾錢] }\n',
      'phrasings/b.yaml': 'fee: { en: [price please] }\n',
      'phrasings/none.yaml': 'en: [hello there]\n',
      'golden/a.yaml':
        'answer: { fee: { en: [how much] } }\nrefuse: { en: [tell a joke] }\nask: [{ q: 牌, lang: yue, among: [fee, other] }]\n',
      '.hidden.yaml': 'broken: [',
      'notes.txt': 'nothing',
    })
    expect(problems).toEqual([])
    expect(content.categories.map(({ id }) => id)).toEqual(['first', 'licence'])
    expect(
      content.entries.map(({ id, department, owner, category, file }) => [id, department, owner, category, file]),
    ).toEqual([
      ['fee', 'afcd', 'licensing team', 'licence', 'faqs/test/b.yaml'],
      ['other', 'td', 'licensing team', 'licence', 'faqs/test/b.yaml'],
    ])
    expect(content.phrasings).toEqual({ fee: { en: ['what does it cost', 'price please'], yue: ['幾錢'] } })
    expect(content.none).toEqual({ en: ['hello there'] })
    expect(content.golden).toEqual({
      answer: { fee: { en: ['how much'] } },
      refuse: { en: ['tell a joke'] },
      ask: [{ q: '牌', lang: 'yue', among: ['fee', 'other'] }],
    })
  })

  test('names file, line, field and way out of each mistake, and reads the entries without one', () => {
    const bad = entry(
      'bad',
      '    fees: 80\n    links:\n      - title: { en: Page }\n        url: example.org\n',
    ).replace('reviewBy: 2027-05-23', 'reviewBy: next year')
    const read = readFiles({ 'a.yaml': head + entry('fee') + bad + entry('third') })
    expect(read.problems.map(formatProblem).sort()).toEqual([
      'faqs/test/a.yaml:21 entries.bad.reviewBy: is no date: write it as 2026-11-24',
      'faqs/test/a.yaml:22 entries.bad.fees: is no field of this place: correct its name or remove it',
      'faqs/test/a.yaml:24 entries.bad.links.0.title.zh-Hant: is missing',
      'faqs/test/a.yaml:25 entries.bad.links.0.url: is no web address: write it as https://…',
    ])
    expect(read.content.entries.map(({ id }) => id)).toEqual(['fee', 'third'])
    expect(read.broken).toEqual(['bad'])
    expect(read.brokenFiles).toEqual([])
  })

  test('tells words, types and choices that are wrong', () => {
    const text =
      head +
      entry('fee', '    steps: { en: [One.], zh-Hant: [一。, 二。] }\n    tags: dog\n')
        .replace('confidence: high\n    r', 'confidence: sure\n    r')
        .replace('short: { en: HK$80.,', 'short: { en: "",')
    expect(problemsOf({ 'a.yaml': text }).sort()).toEqual([
      'faqs/test/a.yaml:11 entries.fee.confidence: should be one of: high, medium, low',
      'faqs/test/a.yaml:14 entries.fee.steps: has another number of items in English than in Chinese',
      'faqs/test/a.yaml:15 entries.fee.tags: should be a list',
      'faqs/test/a.yaml:8 entries.fee.short.en: is empty: write the text or remove the field',
    ])
  })

  test('tells where YAML itself is broken, and reads the other files', () => {
    const read = readFiles({
      'a.yaml': `${head + entry('fee')}    short: twice\n`,
      'b.yaml': (head + entry('other')).replace('licence', 'second'),
    })
    expect(read.problems.map(formatProblem)).toEqual([
      'faqs/test/a.yaml:14 : is not valid YAML: Map keys must be unique'.replace(' :', ':'),
    ])
    expect(read.brokenFiles).toEqual(['faqs/test/a.yaml'])
    expect(read.content.entries.map(({ id }) => id)).toEqual(['other'])
  })

  test('keeps the first of two entries with one id, and says where both stand', () => {
    const read = readFiles({ 'a.yaml': head + entry('fee'), 'b.yaml': head + entry('fee') })
    expect(read.problems.map(formatProblem)).toEqual([
      'faqs/test/b.yaml:6 entries.fee.id: stands in faqs/test/a.yaml already: give one of the two another id',
    ])
    expect(read.content.entries).toHaveLength(1)
  })

  test('loses the phrasings of one entry, not of the file, by one mistake', () => {
    const read = readFiles({ 'phrasings/a.yaml': 'fee: { en: [a, b] }\nother:\n  english: [c]\n' })
    expect(read.problems.map(formatProblem)).toEqual([
      'faqs/test/phrasings/a.yaml:3 other.english: is no field of this place: correct its name or remove it',
    ])
    expect(read.content.phrasings).toEqual({ fee: { en: ['a', 'b'] } })
  })

  test('says where a question stands', () => {
    const { asked } = readFiles({
      'a.yaml': head + entry('fee', '    phrasings:\n      yue: [幾錢]\n'),
      'phrasings/a.yaml': 'fee:\n  en:\n    - one\n    - two\n',
    })
    expect(asked.map(({ kind, text, place }) => [kind, text, place().line])).toEqual([
      ['title', 'How much is fee?', 7],
      ['title', 'fee收費多少？', 7],
      ['curated', '幾錢', 15],
      ['training', 'one', 3],
      ['training', 'two', 4],
    ])
  })

  test('survives files that are empty, no text of YAML, aliases without anchors, or can not be opened', () => {
    const files = {
      'empty.yaml': '',
      'list.yaml': '- a\n- b\n',
      'alias.yaml': `${head}  - *nowhere\n`,
      'nulls.yaml': `category: a\ntitle: { en: A, zh-Hant: 甲 }\nentries: [null, 3, text, [], {}]\n`,
      'bytes.yaml': '\u0000\u0001\ufeff',
      'phrasings/none.yaml': 'null',
    }
    const { content, brokenFiles, problems } = readFiles({
      ...files,
      'good.yaml': head + entry('fee'),
      'folder.yaml/x': '',
    })
    expect(content.entries.map(({ id }) => id)).toEqual(['fee'])
    expect(brokenFiles).toEqual(
      ['alias', 'bytes', 'empty', 'folder', 'list']
        .map((name) => `faqs/test/${name}.yaml`)
        .concat('faqs/test/phrasings/none.yaml'),
    )
    for (const problem of problems) expect(problem.message).not.toMatch(/undefined|\[object/)
  })

  test('never throws, whatever stands in a file', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        head,
        entry('fee'),
        '&a ',
        '*a',
        '\n',
        '  ',
        '- ',
        ': ',
        '{',
        '[',
        '<<: *a\n',
        '|\n',
        '"',
        '!!set ',
        '--- ',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const name = 'a.yaml'
        for (const problem of readFiles({ [name]: pieces.join('') }).problems)
          expect(formatProblem(problem)).toContain(name)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  test('a folder that is not there is a bot without content', () => {
    expect(readContent('/nowhere/at/all')).toMatchObject({ problems: [], content: { entries: [] } })
  })
})
