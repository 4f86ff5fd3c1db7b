import { expect, test } from 'vitest'
import { buildIndex } from '../buildIndex.ts'

const index = buildIndex([
  {
    id: 'renew',
    questions: [
      { text: '續領狗牌', lang: 'zh-Hant' },
      { text: 'Renew a dog licence', lang: 'en' },
    ],
    aliases: ['續牌'],
  },
  {
    id: 'lost',
    questions: [
      { text: '遺失狗牌', lang: 'zh-Hant' },
      { text: 'Lost dog licence', lang: 'en' },
    ],
  },
  {
    id: 'pass',
    questions: [
      { text: '忘記密碼', lang: 'zh-Hant' },
      { text: 'Forgotten password', lang: 'en' },
    ],
  },
])
const ids = (prefix: string) => index.suggest(prefix).map(({ id }) => id)

test('one character is enough, in either script', () => {
  expect(ids('續')).toEqual(['renew'])
  expect(ids('续')).toEqual(['renew'])
  expect(ids('r')[0]).toBe('renew')
})

test('beginnings come before middles', () => {
  expect(ids('lo')[0]).toBe('lost')
  expect(ids('狗牌')).toEqual(['lost', 'renew'])
})

test('typing errors are forgiven', () => {
  expect(ids('forgoten pasword')[0]).toBe('pass')
  expect(ids('renw a dog')[0]).toBe('renew')
})

test('the title comes in the language asked for', () => {
  expect(index.suggest('renew', { lang: 'zh-Hant' })[0]?.text).toBe('續領狗牌')
  expect(index.suggest('續', { lang: 'en' })[0]?.text).toBe('Renew a dog licence')
})

test('nothing is suggested for nothing', () => {
  expect(ids('')).toEqual([])
  expect(ids(' ?!')).toEqual([])
  expect(ids('zzz')).toEqual([])
})
