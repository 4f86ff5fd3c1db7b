import { expect, test } from 'vitest'
import { pathOfProblem, placeProblems } from './placeProblems.ts'

const problem = (field: string | undefined, message = 'is wrong') => ({
  file: 'faqs/genie/licence.yaml',
  field,
  message,
  severity: 'error' as const,
})

test('a field is found however the server names it', () => {
  expect(pathOfProblem('entries.licence-fee.fee.text.en', 'licence-fee')).toBe('fee.text.en')
  expect(pathOfProblem('entries.0.links.1.url', 'licence-fee')).toBe('links.1.url')
  expect(pathOfProblem('licence-fee.short.zh-Hant', 'licence-fee')).toBe('short.zh-Hant')
  expect(pathOfProblem('fee.text', 'licence-fee')).toBe('fee.text')
  expect(pathOfProblem('licence-fee', 'licence-fee')).toBe('')
  expect(pathOfProblem(undefined, 'licence-fee')).toBe('')
})

test('where form and server speak of one field, the form’s words stay', () => {
  const own = [{ path: 'fee.text.en', message: 'Write this.', severity: 'error' as const }]
  const entry = { id: 'licence-fee' }
  expect(placeProblems(own, [problem('fee.text.en'), problem('fee')], entry, entry)).toEqual(own)
})

test('a problem of the server is silent once its field was changed', () => {
  const saved = { id: 'a', department: 'nowhere' }
  const server = [problem('department')]
  expect(placeProblems([], server, saved, saved)).toHaveLength(1)
  expect(placeProblems([], server, { id: 'a', department: 'afcd' }, saved)).toEqual([])
})

test('a problem that names no field is kept for the whole entry', () => {
  const entry = { id: 'a' }
  expect(placeProblems([], [problem(undefined, 'belongs to b already')], entry, entry)).toEqual([
    { path: '', message: 'belongs to b already', severity: 'error' },
  ])
})
