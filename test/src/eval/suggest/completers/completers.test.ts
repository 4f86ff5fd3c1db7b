import { buildIndex, type IndexEntry } from '@faqdesk/engine'
import { describe, expect, test } from 'vitest'
import { completeByIndex } from './engineCompleter.ts'
import { fuseAllCompleter, fuseCompleter } from './fuseCompleter.ts'
import { autoSuggestCompleter, fuzzyCompleter } from './miniSearchCompleter.ts'

const entries: IndexEntry[] = [
  {
    id: 'fee',
    questions: ['狗隻牌照的費用是多少？', 'How much does a dog licence cost?', '出個狗牌要幾錢'],
    aliases: ['牌照費'],
  },
  { id: 'lost', questions: ['遺失了狗隻怎麼辦？', 'What if my dog is lost?', '隻狗走失咗'] },
  { id: 'hours', questions: ['辦公時間是甚麼？', 'What are the opening hours?', '幾點開門'] },
]

describe.each([
  completeByIndex(buildIndex(entries)),
  ...[fuseCompleter, fuseAllCompleter, autoSuggestCompleter, fuzzyCompleter].map((make) => make(entries)),
])('$name', ({ complete }) => {
  test.each([
    ['how much', 'fee'],
    ['opening ho', 'hours'],
    ['遺失', 'lost'],
    ['办公', 'hours'],
    ['牌照費', 'fee'],
  ])('completes «%s»', (typed, id) => {
    expect(complete(typed, 3, 'en')[0]).toBe(id)
  })

  test('gives each entry once, and no more than asked for', () => {
    expect(complete('狗', 1, 'zh-Hant').length).toBeLessThanOrEqual(1)
    const ids = complete('狗', 5, 'zh-Hant')
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('those that know the phrasings find by them', () => {
  for (const make of [fuseAllCompleter, autoSuggestCompleter, fuzzyCompleter])
    expect(make(entries).complete('出個狗牌', 3, 'zh-Hant')[0]).toBe('fee')
})
