import { expect, test } from 'vitest'
import type { Content } from '../read/readContent.ts'
import type { Phrasings } from '../schema/localised.ts'
import { listGaps, wantedQuestions } from './listGaps.ts'

const many = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}`)
const complete = () => {
  const curated: Phrasings = { yue: many(2, '問'), mixed: ['fee 幾多'] }
  return {
    entries: [{ id: 'fee', phrasings: curated }],
    phrasings: { fee: { yue: many(6, '話'), 'zh-Hans': many(2, '问'), en: many(5, 'ask') } },
    golden: {
      answer: { fee: { en: many(wantedQuestions.golden, 'golden') } },
      refuse: { en: many(wantedQuestions.refuse, 'refuse') },
      ask: many(wantedQuestions.ask, 'which').map((q) => ({ q, lang: 'en', among: ['fee', 'fee'] })),
    },
    none: { en: many(wantedQuestions.none, 'none') },
  } as unknown as Content
}

test('a bot that has all it needs has no gap; curated and training phrasings count together', () => {
  expect(listGaps(complete())).toEqual([])
})

test('each gap is told with the entries that have it', () => {
  const content = complete()
  content.phrasings.fee!.en!.pop()
  content.golden.answer = {}
  content.golden.ask.pop()
  content.none.en!.pop()
  expect(listGaps(content)).toEqual([
    '1 entries have fewer than 5 English phrasings: fee',
    '1 entries have fewer than 3 golden questions: fee',
    '19 of 20 golden questions to ask back on',
    '299 of 300 messages that nothing answers (phrasings/none.yaml)',
  ])
})
