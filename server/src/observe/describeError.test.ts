import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { describeError } from './describeError.ts'

test('the values of a failed statement never come into the log', () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "my secret"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'my secret',
    routine: 'string_to_uuid',
  })
  const error = new DrizzleQueryError('insert into turns values ($1)', ['my secret'], cause)
  const described = describeError(error)
  expect(JSON.stringify(described)).not.toContain('my secret')
  expect(described).toMatchObject({ name: 'DatabaseError', code: '22P02', message: 'ERROR 22P02 string_to_uuid' })
  expect(described.at?.length).toBeGreaterThan(0)
})

test('any other error is told by its first line and its places', () => {
  expect(describeError(new TypeError('x is no function\nmore'))).toMatchObject({
    name: 'TypeError',
    message: 'x is no function',
  })
  expect(describeError('text')).toEqual({ name: 'unknown', message: 'string' })
})
