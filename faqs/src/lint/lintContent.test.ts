import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { formatProblem } from '../read/Problem.ts'
import { readContent } from '../read/readContent.ts'
import { countHan, countWords, lintContent } from './lintContent.ts'

const entry = (id: string, more = '') => `  - id: ${id}
    question: { en: How much is ${id}?, zh-Hant: ${id}收費多少？ }
    short: { en: HK$80., zh-Hant: 港幣80元。 }
    sources:
      - { url: https://example.org, seen: copy of 2024, confidence: high }
    confidence: high
    reviewedOn: 2026-11-23
    reviewBy: 2027-05-23
${more}`

function lint(entries: string, files: Record<string, string> = {}, today = '2026-11-25') {
  const root = mkdtempSync(join(tmpdir(), 'lint-'))
  const head = 'category: licence\ntitle: { en: Licence, zh-Hant: 牌照 }\ndepartment: afcd\nentries:\n'
  for (const [name, text] of Object.entries({ 'a.yaml': head + entries, ...files })) {
    mkdirSync(dirname(join(root, 'faqs/test', name)), { recursive: true })
    writeFileSync(join(root, 'faqs/test', name), text)
  }
  const read = readContent(join(root, 'faqs/test'), root)
  expect(read.problems).toEqual([])
  const departments = { afcd: { name: { en: 'AFCD', 'zh-Hant': '漁護署' } } }
  return lintContent(read, { departments, values: { hotline: { '1823': '1823' } }, today }).map(formatProblem)
}

test('content without a fault has no problem', () => {
  expect(
    lint(entry('fee', '    answer: { en: "Call {{hotline.1823}}.", zh-Hant: "致電{{hotline.1823}}。" }\n')),
  ).toEqual([])
})

test('a shared value that is not defined is an error at its line', () => {
  expect(lint(entry('fee', '    answer:\n      en: Call {{hotline.afcd}}.\n      zh-Hant: 致電。\n'))).toEqual([
    'faqs/test/a.yaml:14 fee.answer.en: refers to {{hotline.afcd}}, which bots/shared/values.yaml does not define',
  ])
})

test('a department that is not defined is an error, an unknown related entry a warning', () => {
  expect(lint(entry('fee', '    department: nobody\n    related: [nothing]\n'))).toEqual([
    'faqs/test/a.yaml:13 fee.department: names «nobody», which bots/shared/departments.yaml does not hold',
    'warning: faqs/test/a.yaml:14 fee.related: names «nothing», which is no entry of this bot',
  ])
})

test('a review is overdue from the day after it was due', () => {
  expect(lint(entry('fee'), {}, '2027-05-23')).toEqual([])
  expect(lint(entry('fee'), {}, '2027-05-24')).toEqual([
    'warning: faqs/test/a.yaml:12 fee.reviewBy: was due on 2027-05-23: review the answer',
  ])
})

test('a short answer has at most 60 Chinese characters and 40 English words', () => {
  const withShort = (han: number, words: number) =>
    entry('fee').replace(
      '{ en: HK$80., zh-Hant: 港幣80元。 }',
      `{ en: "${'word '.repeat(words).trim()}", zh-Hant: "${'字'.repeat(han)}" }`,
    )
  expect(lint(withShort(60, 40))).toEqual([])
  expect(lint(withShort(61, 41))).toEqual([
    'warning: faqs/test/a.yaml:7 fee.short.zh-Hant: has 61 characters, more than 60: move details to answer',
    'warning: faqs/test/a.yaml:7 fee.short.en: has 41 words, more than 40: move details to answer',
  ])
})

test('a number or a Latin word counts as one Chinese character, punctuation as none', () => {
  expect(countHan('狗隻牌照費用為港幣80元（HK$80）。')).toBe(12)
  expect(countWords('  one two\nthree ')).toBe(3)
})

test('Simplified Chinese that is not simplified is a warning, a Chinese answer that is not Chinese an error', () => {
  const text = entry('fee').replace('zh-Hant: 港幣80元。', 'zh-Hant: within a month, zh-Hans: 一個月內提出')

  expect(lint(text)).toEqual([
    'warning: faqs/test/a.yaml:7 fee.short.zh-Hans: holds Traditional characters or Hong Kong words: write it in Simplified',
    'faqs/test/a.yaml:7 fee.short.zh-Hant: is not Chinese: translate it',
  ])
})

test('one question for two entries is an error, in whatever script, width, case or punctuation', () => {
  const phrased = (id: string, text: string) => entry(id, `    phrasings: { zh-Hant: [${text}] }\n`)
  expect(lint(phrased('fee', '牌照費用') + phrased('other', '「牌照费用」'))).toEqual([
    'faqs/test/a.yaml:22 other: ««牌照费用»» belongs'.replace('««牌照费用»»', '«「牌照费用」»') +
      ' to «fee» already (faqs/test/a.yaml:13): keep it in one place, or make it an ambiguous rule',
  ])
  expect(lint(phrased('fee', 'ＦＥＥ?') + entry('other'), { 'phrasings/a.yaml': 'other:\n  en: [fee]\n' })).toEqual([
    'faqs/test/phrasings/a.yaml:2 other: «fee» belongs to «fee» already (faqs/test/a.yaml:13): keep it in one place, or make it an ambiguous rule',
  ])
})

test('one question for an entry and for nothing is an error', () => {
  expect(lint(entry('fee'), { 'phrasings/none.yaml': 'en: [how much is FEE]\n' })).toEqual([
    'faqs/test/phrasings/none.yaml:1 none: «how much is FEE» belongs to «fee» already (faqs/test/a.yaml:6): keep it in one place, or make it an ambiguous rule',
  ])
})

test('one question twice for one entry is a warning, and so is a golden question that is trained on', () => {
  expect(
    lint(entry('fee'), {
      'phrasings/a.yaml': 'fee: { en: [what price, What price?] }\n',
      'golden/a.yaml': 'answer:\n  fee: { en: [what price] }\n',
    }),
  ).toEqual([
    'warning: faqs/test/phrasings/a.yaml:1 fee: «What price?» stands here twice (faqs/test/phrasings/a.yaml:1): remove one',
    'warning: faqs/test/golden/a.yaml:2 fee: «what price» is a golden question and stands among the phrasings too (faqs/test/phrasings/a.yaml:1): keep it in one of the two',
  ])
})

test('phrasings of no entry and ambiguous rules for no entry are told', () => {
  expect(
    lint(`${entry('fee')}ambiguous:\n  - phrasings: { en: [dog] }\n    among: [fee, gone]\n`, {
      'phrasings/a.yaml': 'lost: { en: [hello] }\n',
    }),
  ).toEqual([
    'warning: faqs/test lost: has phrasings or golden questions but is no entry',
    'faqs/test ambiguous: names «gone», which is no entry of this bot',
  ])
})

test('more than seven steps, a high confidence without a source for it and a low one without a caution are warnings', () => {
  const steps = Array.from({ length: 8 }, () => 'x').join(', ')
  const doubtful = entry('fee', `    steps: { en: [${steps}], zh-Hant: [${steps}] }\n`).replace(
    'copy of 2024, confidence: high',
    'copy of 2024, confidence: low',
  )
  expect(lint(doubtful + entry('other').replace('    confidence: high\n', '    confidence: low\n'))).toEqual([
    'warning: faqs/test/a.yaml:10 fee.confidence: is high, but no source is: lower it or name a better source',
    'warning: faqs/test/a.yaml:13 fee.steps: has more than seven steps: join or split them',
    'warning: faqs/test/a.yaml:19 other.confidence: is low: say in caution what to check, and with whom',
  ])
})

test('an id that was served and is gone is an error, unless it is retired; links must be https', () => {
  expect(
    lint(entry('fee', '    links:\n      - { title: { en: Page, zh-Hant: 網頁 }, url: "http://example.org" }\n'), {
      'ids.txt': '# served\nfee\nlost\nold retired\n',
    }),
  ).toEqual([
    'warning: faqs/test/a.yaml:14 fee.links.0.url: «http://example.org» is not https: find the secure address',
    'faqs/test/ids.txt:3 lost: has vanished: restore the entry, or write «retired» behind its id here if nothing answers it any more',
  ])
})

test('a retired id that is an entry again is an error', () => {
  expect(lint(entry('fee'), { 'ids.txt': 'fee retired\n' })).toEqual([
    expect.stringMatching(/ids\.txt:1 fee: is retired here and is an entry all the same/),
  ])
})

test('choices to ask back with must be entries', () => {
  const golden = 'ask:\n  - { q: Which one?, lang: en, among: [fee, gone] }\n'
  expect(lint(entry('fee'), { 'golden/ask.yaml': golden })).toEqual([
    expect.stringContaining('names «gone», which is no entry of this bot'),
  ])
})
