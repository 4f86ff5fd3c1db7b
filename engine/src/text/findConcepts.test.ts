import { expect, test } from 'vitest'
import { conceptFinder } from './findConcepts.ts'
import { foldText } from './foldText.ts'

const find = conceptFinder({
  lose: { yue: ['唔見咗', '漏咗'], zh: ['遺失'], en: ['lost', 'misplace'] },
  allowance: { zh: ['津貼'] },
  'old-age-allowance': { yue: ['生果金'], zh: ['高齡津貼'], en: ['old age allowance', 'OAA'] },
})!
const concepts = (text: string) => find(foldText(text)).sort()

test('one concept is found in Cantonese, written Chinese of both scripts and inflected English', () => {
  for (const text of ['我唔見咗張證', '证件遗失', 'I misplaced it']) expect(concepts(text)).toEqual(['lose'])
})

test('words within words count too', () => {
  expect(concepts('高齡津貼')).toEqual(['allowance', 'old-age-allowance'])
})

test('an abbreviation is found between Chinese characters without spaces', () => {
  expect(concepts('點申請OAA呀')).toEqual(['old-age-allowance'])
})

test('English is matched in whole words', () => {
  expect(concepts('old age allowances?')).toEqual(['old-age-allowance'])
  expect(concepts('oaam')).toEqual([])
})

test('a lexicon without words finds nothing at all', () => {
  expect(conceptFinder({})).toBeUndefined()
})
