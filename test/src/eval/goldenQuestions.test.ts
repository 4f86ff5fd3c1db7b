import { expect, test } from 'vitest'
import { goldenQuestions } from './goldenQuestions.ts'

test('golden questions become rows with their entry, those to refuse rows without; those to ask back on are apart', () => {
  const golden = {
    answer: { fee: { yue: ['幾錢'], en: ['how much', 'what does it cost'] } },
    refuse: { 'zh-Hant': ['今天天氣如何'] },
    ask: [{ q: 'licence', lang: 'en' as const, among: ['fee', 'lost'] }],
  }
  const rows = goldenQuestions('genie', { golden })
  expect(rows.map(({ q, lang, ids, kind }) => [q, lang, ids, kind])).toEqual([
    ['幾錢', 'yue', ['fee'], 'golden'],
    ['how much', 'en', ['fee'], 'golden'],
    ['what does it cost', 'en', ['fee'], 'golden'],
    ['今天天氣如何', 'zh-Hant', [], 'golden, to refuse'],
  ])
  for (const row of rows) expect(row).toMatchObject({ bot: 'genie', set: 'golden', also: [] })
})
