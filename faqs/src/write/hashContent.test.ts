import { expect, test } from 'vitest'
import { hashContent } from './hashContent.ts'

test('the order of fields and fields without a value make no difference, everything else does', () => {
  const hash = hashContent({ a: 1, b: [{ c: '狗', d: null }] })
  expect(hash).toMatch(/^[0-9a-f]{16}$/)
  expect(hashContent({ b: [{ d: null, c: '狗' }], a: 1, e: undefined })).toBe(hash)
  for (const other of [{ a: 1 }, { a: 1, b: [{ c: '狗' }] }, { a: '1', b: [{ c: '狗', d: null }] }, [], null])
    expect(hashContent(other)).not.toBe(hash)
})

test('is the SHA-256 of the JSON with its fields in order', () => {
  // printf '%s' '{"a":[1,"x"],"b":true}' | sha256sum
  expect(hashContent({ b: true, a: [1, 'x'] })).toBe('c817ea2211dc960f')
})
