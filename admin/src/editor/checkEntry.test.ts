import { expect, test } from 'vitest'
import { en } from '../language/en.ts'
import { checkEntry } from './checkEntry.ts'
import type { DraftEntry } from './entryPaths.ts'

const sound: DraftEntry = {
  id: 'licence-fee',
  question: { en: 'How much is it?', 'zh-Hant': '費用是多少？' },
  short: { en: 'HK$80.', 'zh-Hant': '港幣80元。' },
  sources: [{ url: 'https://example.gov.hk/', seen: 'page of 2024', confidence: 'high' }],
  confidence: 'high',
  reviewedOn: '2026-11-23',
  reviewBy: '2027-05-23',
}
const pathsOf = (entry: DraftEntry) => checkEntry(entry, en.check).map(({ path }) => path)

test('a sound entry has nothing to mend', () => {
  expect(checkEntry(sound, en.check)).toEqual([])
})

test('an entry that was just begun names each field that it needs', () => {
  expect(pathsOf({ id: 'x' })).toEqual([
    'question.en',
    'question.zh-Hant',
    'short.en',
    'short.zh-Hant',
    'sources',
    'confidence',
    'reviewedOn',
    'reviewBy',
  ])
})

test('a field that is there in one language only is told at the other', () => {
  const entry = { ...sound, penalty: { en: 'A fine', 'zh-Hant': '' } }
  expect(pathsOf(entry)).toEqual(['penalty.zh-Hant'])
})

test('a fee with an amount needs its text in both languages', () => {
  const entry = { ...sound, fee: { amount: 80 } } as DraftEntry
  expect(pathsOf(entry)).toEqual(['fee.text.en', 'fee.text.zh-Hant'])
})

test('a step without its translation is told at the row', () => {
  expect(pathsOf({ ...sound, steps: { en: ['Go', 'Pay'], 'zh-Hant': ['前往'] } })).toEqual(['steps.zh-Hant.1'])
})

test('a short answer past the limit is a warning, not an error', () => {
  const entry = { ...sound, short: { en: 'word '.repeat(41), 'zh-Hant': '字'.repeat(61) } }
  expect(checkEntry(entry, en.check).map(({ path, severity }) => [path, severity])).toEqual([
    ['short.en', 'warning'],
    ['short.zh-Hant', 'warning'],
  ])
})

test('an address without https, HTML, and dates in the wrong order are told', () => {
  const entry = {
    ...sound,
    caution: { en: '<script>', 'zh-Hant': '提示' },
    links: [{ title: { en: 'Form', 'zh-Hant': '表格' }, url: 'www.example.com' }],
    validFrom: '2027-02-01',
    validTo: '2027-01-01',
  }
  expect(pathsOf(entry)).toEqual(['caution.en', 'links.0.url', 'validTo'])
})
