import { expect, test } from 'vitest'
import { TextTable } from '../text/TextTable.ts'
import { NearWords } from './NearWords.ts'

const terms = ['wfee', 'wdog', 'gfee', 'z费用', 'wpermit', 'wxqzzyk']
const table = new TextTable()
for (const term of terms) table.add(term)
const near = new NearWords(table)

test('finds words of the index that mean about the same, nearest first, the word itself left out', () => {
  const words = near.of('wpayment').map(({ term }) => terms[term])
  expect(words).toContain('wfee')
  expect(words).not.toContain('wdog')
  expect(near.of('wlicenc').map(({ term }) => terms[term])).toContain('wpermit')
  expect(near.of('wfee').map(({ term }) => terms[term])).not.toContain('wfee')
  const nearness = near.of('wpayment').map(({ nearness }) => nearness)
  expect(nearness).toEqual([...nearness].sort((a, b) => b - a))
})

test('meets the other language', () => {
  expect(near.of('wcost').map(({ term }) => terms[term])).toContain('z费用')
})

test('says nothing of a word that the table does not hold', () => {
  expect(near.of('wxqzzyk')).toEqual([])
})
