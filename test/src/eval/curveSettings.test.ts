import { expect, test } from 'vitest'
import { curveSettings, everything, nameSetting, noneShares, phrasingCounts, signalNames } from './curveSettings.ts'

test('each setting that the tables show is there, and only once', () => {
  const names = curveSettings.map(nameSetting)
  expect(new Set(names).size).toBe(names.length)
  const shown = [
    ...phrasingCounts.map((phrasings) => ({ ...everything, phrasings })),
    ...noneShares.map((none) => ({ ...everything, none })),
    ...(['all', 0] as const).map((phrasings) => ({ ...everything, phrasings, concepts: false })),
    ...signalNames.map((without) => ({ ...everything, without })),
  ]
  expect(names.toSorted()).toEqual([...new Set(shown.map(nameSetting))].sort())
})

test('a setting’s name tells everything that makes it', () => {
  expect(nameSetting(everything)).toBe('all phrasings, 100 % of none, concepts on')
  expect(nameSetting({ phrasings: 0, none: 1 / 3, concepts: false, without: 'bm25' })).toBe(
    '0 phrasings, 33 % of none, concepts off, without bm25',
  )
})
