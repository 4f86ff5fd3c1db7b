import { expect, it } from 'vitest'
import { countLeft } from './countLeft.ts'

it('counts code points, not UTF-16 units', () => {
  expect(countLeft('')).toBe(1_000)
  expect(countLeft('𨋢😀')).toBe(998)
  expect(countLeft('x'.repeat(1_001))).toBe(-1)
})
