import { expect, test } from 'vitest'
import { buildIndex } from '../buildIndex.ts'

const index = buildIndex(
  [
    {
      id: 'renew',
      questions: [
        { text: '續領狗牌', lang: 'zh-Hant' },
        { text: 'Renew a dog licence', lang: 'en' },
        { text: '狗牌过期怎么办', lang: 'zh-Hans' },
        '隻狗個牌到期點續',
        'my dog licence has expired',
      ],
      aliases: ['續牌', 'TD 558'],
    },
    {
      id: 'lost',
      questions: [
        { text: '遺失狗牌', lang: 'zh-Hant' },
        { text: 'Lost dog licence', lang: 'en' },
        '唔見咗隻狗個牌',
        'the tag of my dog is gone',
      ],
    },
    {
      id: 'fee',
      questions: [
        { text: '狗牌費用是多少？', lang: 'zh-Hant' },
        { text: 'How much is the fee?', lang: 'en' },
        '出個狗牌要幾錢',
        'dog licence cost',
      ],
      aliases: ['牌費'],
    },
    {
      id: 'pass',
      questions: [
        { text: '忘記密碼', lang: 'zh-Hant' },
        { text: 'Forgotten password', lang: 'en' },
        '唔記得密碼點算',
        'cannot log in',
      ],
    },
  ],
  { none: ['今日天氣點', 'tell me a joke', 'who won the match'] },
)
const ids = (typed: string, lang?: string) => index.suggest(typed, { lang }).map(({ id }) => id)

test('one character is enough, in either script', () => {
  for (const typed of ['續', '续', 'r', 'R', 'ｒ']) expect(ids(typed)[0]).toBe('renew')
})

test('beginnings of titles come before words within them', () => {
  expect(ids('lo')[0]).toBe('lost')
  expect(ids('狗牌')[0]).toBe('fee')
  expect(ids('狗牌').sort()).toEqual(['fee', 'lost', 'renew'])
})

test('a word may be typed in any order, the last one unfinished', () => {
  expect(ids('licence dog los')[0]).toBe('lost')
  expect(ids('dog lic expi')[0]).toBe('renew')
  expect(ids('passw')[0]).toBe('pass')
})

test('a name that was typed in full comes first', () => {
  expect(ids('續牌')[0]).toBe('renew')
  for (const typed of ['TD 558', 'td558', 'td-558', 'ＴＤ５５８', 'td 55']) expect(ids(typed)[0]).toBe('renew')
})

test('typing errors are forgiven: a letter swapped, left out, doubled', () => {
  for (const typed of ['forgoten pasword', 'fogrotten', 'forrgotten pa', 'pasword', 'passwrod'])
    expect(ids(typed)[0]).toBe('pass')
  expect(ids('renw a dog')[0]).toBe('renew')
})

test('and a character that sounds like the right one, in Cantonese or Mandarin, or any other', () => {
  expect(ids('族牌')[0]).toBe('renew')
  expect(ids('忘繼密')[0]).toBe('pass')
  expect(ids('遺石狗牌')[0]).toBe('lost')
  expect(ids('遺口狗牌')[0]).toBe('lost')
})

test('Pinyin and Jyutping find Chinese names without an input method', () => {
  expect(ids('wangji')[0]).toBe('pass')
  expect(ids('mong4 gei3 mat')[0]).toBe('pass')
  expect(ids('wai4sat1')[0]).toBe('lost')
})

test('letters that an input method has made no character of yet take nothing away', () => {
  for (const typed of ['忘記m', '忘記mat', '忘记mi']) expect(ids(typed)[0]).toBe('pass')
  expect(ids('我想renew')[0]).toBe('renew')
})

test('the title is shown in the language asked for, and no phrasing in its place', () => {
  const shown = (typed: string, lang?: string) => index.suggest(typed, { lang })[0]?.text
  expect(shown('renew', 'zh-Hant')).toBe('續領狗牌')
  expect(shown('renew', 'zh-Hans')).toBe('續領狗牌')
  expect(shown('續', 'en-GB')).toBe('Renew a dog licence')
  expect(shown('續', 'fr')).toBe('續領狗牌')
  expect(shown('續')).toBe('續領狗牌')
})

test('of names that begin alike the language of the person comes first', () => {
  const both = buildIndex([
    {
      id: 'a',
      questions: [
        { text: '甲', lang: 'zh-Hant' },
        { text: 'ATM card', lang: 'en' },
      ],
    },
    {
      id: 'b',
      questions: [
        { text: 'ATM卡', lang: 'zh-Hant' },
        { text: 'Bank card', lang: 'en' },
      ],
    },
  ])
  expect(both.suggest('atm', { lang: 'en' })[0]?.id).toBe('a')
  expect(both.suggest('atm', { lang: 'zh-Hant' })[0]?.id).toBe('b')
})

test('each entry comes once, best first, and no more than asked for', () => {
  for (const typed of ['狗', '狗牌', 'dog', 'd', 'dog licence']) {
    const suggestions = index.suggest(typed, { limit: 2 })
    expect(suggestions.length).toBeLessThanOrEqual(2)
    expect(new Set(suggestions.map(({ id }) => id)).size).toBe(suggestions.length)
    for (const [at, { score }] of suggestions.entries()) {
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThanOrEqual(suggestions[at - 1]?.score ?? 1)
    }
  }
  expect(index.suggest('dog', { limit: 0 })).toEqual([])
})

test('nothing is suggested for nothing, for signs, for what no entry knows or nothing answers', () => {
  for (const typed of ['', ' ?!', 'zzz', '天氣', 'tell me a joke', '👮🏽', '\u200b']) expect(ids(typed)).toEqual([])
  expect(buildIndex([]).suggest('狗')).toEqual([])
})
