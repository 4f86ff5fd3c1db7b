import { expect, test } from 'vitest'
import type { DraftEntry } from './entryPaths.ts'
import { mergeEntries, takeTheirs } from './mergeEntries.ts'

const base: DraftEntry = {
  id: 'licence-fee',
  question: { en: 'How much?', 'zh-Hant': '多少錢？' },
  short: { en: 'HK$80.', 'zh-Hant': '80元。' },
  aliases: ['狗牌'],
  steps: { en: ['Go'], 'zh-Hant': ['前往'] },
}

test('changes to different fields are joined without a question', () => {
  const mine = { ...base, short: { en: 'HK$90.', 'zh-Hant': '80元。' } }
  const theirs = { ...base, short: { en: 'HK$80.', 'zh-Hant': '90元。' }, aliases: ['狗牌', '牌照費'] }
  const { merged, overlaps, joined } = mergeEntries(base, mine, theirs)
  expect(overlaps).toEqual([])
  expect(joined).toBe(1)
  expect(merged).toMatchObject({ short: { en: 'HK$90.', 'zh-Hant': '90元。' }, aliases: ['狗牌', '牌照費'] })
})

test('a field that both changed shows both sides, and either can be taken', () => {
  const mine = { ...base, short: { en: 'HK$90.', 'zh-Hant': '90元。' } }
  const theirs = { ...base, short: { en: 'HK$100.', 'zh-Hant': '90元。' } }
  const { merged, overlaps } = mergeEntries(base, mine, theirs)
  expect(overlaps).toEqual([{ path: 'short.en', mine: 'HK$90.', theirs: 'HK$100.' }])
  expect(merged.short?.en).toBe('HK$90.')
  expect(takeTheirs(merged, theirs, ['short.en']).short?.en).toBe('HK$100.')
})

test('a field that I removed and nobody else touched is removed', () => {
  const { aliases: _, ...mine } = base
  expect(mergeEntries(base, mine, base).merged.aliases).toBeUndefined()
})

test('a removal against a change is shown, not decided', () => {
  const { aliases: _, ...mine } = base
  const { overlaps } = mergeEntries(base, mine, { ...base, aliases: ['狗牌', 'dog'] })
  expect(overlaps).toEqual([{ path: 'aliases', mine: '', theirs: '狗牌\ndog' }])
})

test('rows of a list in two languages are merged together', () => {
  const mine = { ...base, steps: { en: ['Go', 'Pay'], 'zh-Hant': ['前往', '繳費'] } }
  const theirs = { ...base, steps: { en: ['Go', 'Wait'], 'zh-Hant': ['前往', '等候'] } }
  expect(mergeEntries(base, mine, theirs).overlaps.map(({ path }) => path)).toEqual(['steps'])
})
