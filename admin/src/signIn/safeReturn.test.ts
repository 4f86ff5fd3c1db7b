import { expect, test } from 'vitest'
import { safeReturn } from './safeReturn.ts'

test('signing in leads back to the page that asked for it', () => {
  expect(safeReturn('/bots/genie/entries?q=fee')).toBe('/bots/genie/entries?q=fee')
})

test('an address outside this UI leads home', () => {
  for (const from of ['https://evil.example/', '//evil.example', '/\\evil.example', undefined])
    expect(safeReturn(from)).toBe('/')
})
