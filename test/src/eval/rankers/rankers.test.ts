import { describe, expect, test } from 'vitest'
import { cutTokens } from './cutTokens.ts'
import { allRankers } from './rankers.ts'

const entries = [
  {
    id: 'fee',
    questions: ['狗隻牌照的費用是多少？', 'How much does a dog licence cost?', '出個狗牌要幾錢'],
    aliases: ['牌照費'],
  },
  { id: 'lost', questions: ['遺失了狗隻怎麼辦？', 'What if my dog is lost?'] },
  { id: 'hours', questions: ['辦公時間是甚麼？', 'What are the opening hours?'] },
  { id: 'vaccine', questions: ['何時注射狂犬病疫苗？', 'When is the rabies vaccination due?'] },
]

describe.each(allRankers.map((make) => [make(entries).name, make] as const))('%s', (_, make) => {
  test.each([
    ['how much is the licence', 'fee'],
    ['opening hour', 'hours'],
    ['vaccinations for rabies', 'vaccine'],
    ['狗牌幾錢', 'fee'],
    ['疫苗注射', 'vaccine'],
    ['办公时间', 'hours'],
    ['遺失狗隻', 'lost'],
  ])('finds «%s»', (query, id) => {
    expect(make(entries).search(query, 3)[0]?.id).toBe(id)
  })

  test('gives falling scores, no more results than asked for, and nothing that counts for signs alone', () => {
    const results = make(entries).search('dog licence lost hours rabies 狗隻', 2)
    expect(results.length).toBe(2)
    expect(results[0]!.score).toBeGreaterThanOrEqual(results[1]!.score)
    for (const query of ['?!「」"', ''])
      for (const { score } of make(entries).search(query, 3)) expect(score).toBeLessThan(0.2)
  })

  test('takes quotes, operators and signs of a query as text', () => {
    expect(() => make(entries).search('"dog" OR NOT (fee*) ^licence: -lost \\ %', 3)).not.toThrow()
  })
})

test('the terms of the baselines are pairs of Chinese characters in one script, stems and numbers', () => {
  expect(cutTokens('續領狗牌 Renewing dog licences TD558 80元牌費')).toEqual([
    '续领',
    '领狗',
    '狗牌',
    'renew',
    'dog',
    'licenc',
    'td558',
    '80',
    '元牌',
    '牌费',
  ])
})
