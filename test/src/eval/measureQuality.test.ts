import { quality } from '@faqdesk/bots'
import { parseYaml } from '@faqdesk/faqs'
import { expect, test } from 'vitest'
import { makeFaq, smallPublication } from '../../../bots/src/testing/smallPublication.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { measureQuality, qualityToYaml } from './measureQuality.ts'

const publication = smallPublication([makeFaq('lamp'), makeFaq('kettle'), makeFaq('toaster')])
const ask = (q: string, lang: LabelledQuestion['lang'], ids: string[]): LabelledQuestion => ({
  q,
  lang,
  bot: 'genie',
  kind: 'plain',
  set: 'labelled',
  also: [],
  ids,
})

test('counts what a bot does with labelled questions, and writes it so that it can be read again', () => {
  const labelled = [
    ask('What is lamp?', 'en', ['lamp']),
    ask('kettle是什麼？', 'zh-Hant', ['kettle']),
    ask('What is toaster?', 'en', ['lamp']),
    ask('What is lamp?', 'en', ['gone']),
    ask('hello', 'en', []),
    ask('kettle是什麼？', 'zh-Hant', []),
  ]
  const measured = measureQuality(publication, { labelled, golden: [] }, { day: '2026-11-25' })
  expect(measured).toEqual({
    measuredOn: '2026-11-25',
    ...publication.version,
    labelled: {
      questions: 5,
      withAnswer: 3,
      found: 2,
      refused: 1,
      wrong: 2,
      asksBack: 0,
      languages: [
        { lang: 'zh-Hant', withAnswer: 1, found: 1 },
        { lang: 'en', withAnswer: 2, found: 1 },
      ],
    },
  })
  const { value, problems } = parseYaml(qualityToYaml(measured), 'quality.yaml', quality)
  expect(problems).toEqual([])
  expect(value).toEqual(measured)
})
