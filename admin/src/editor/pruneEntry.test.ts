import { expect, test } from 'vitest'
import { getAt, setAt } from './entryPaths.ts'
import { pruneEntry, sameEntry } from './pruneEntry.ts'

test('empty texts, groups and lists are not stored', () => {
  const entry = {
    id: 'a',
    fee: { text: { en: '', 'zh-Hant': ' ' } },
    aliases: ['', '狗牌'],
    links: [{ title: { en: '', 'zh-Hant': '' }, url: '' }],
  }
  expect(pruneEntry(entry)).toEqual({ id: 'a', aliases: ['狗牌'] })
})

test('rows of steps stay aligned: a row goes only if it is empty in both languages', () => {
  const entry = { id: 'a', steps: { en: ['Go', '', ''], 'zh-Hant': ['前往', '', '繳費'] } }
  expect(pruneEntry(entry).steps).toEqual({ en: ['Go', ''], 'zh-Hant': ['前往', '繳費'] })
})

test('the order of fields is no difference', () => {
  expect(sameEntry({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true)
  expect(sameEntry({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
})

test('setting a value makes the groups on the way and leaves the original alone', () => {
  const entry = { id: 'a' }
  const changed = setAt(entry, ['documents', 0, 'name', 'en'], 'Passport')
  expect(changed).toEqual({ id: 'a', documents: [{ name: { en: 'Passport' } }] })
  expect(entry).toEqual({ id: 'a' })
  expect(getAt(changed, ['documents', 0, 'name', 'en'])).toBe('Passport')
  expect(setAt(changed, ['documents'], undefined)).toEqual({ id: 'a' })
})
