import { join } from 'node:path'
import { compilePublication, listBots } from '@faqdesk/bots'
import { toSimplified } from '@faqdesk/faqs'
import { describe, expect, test } from 'vitest'
import { readBot } from '../eval/evalBot.ts'
import { goldenQuestions } from '../eval/goldenQuestions.ts'
import { projectRoot } from '../structure/listFiles.ts'

/** One golden question in so many is asked. */
const everyNth = 4
/** How far the two confidences of a question may be apart: words such as 的士 and 出租车 are other words, not other characters. */
const tolerance = 0.05

describe.each(listBots(join(projectRoot, 'bots')))('a question to %s in either script', (bot) => {
  const { snapshot, index } = compilePublication(readBot(projectRoot, bot))
  const asked = goldenQuestions(bot, snapshot.content)
    .filter(({ lang }) => lang === 'zh-Hant' || lang === 'yue')
    .filter((_, at) => at % everyNth === 0)

  test('finds the same entry, as surely', () => {
    const apart = asked.filter(({ q }) => {
      const [one] = index.search(q)
      const [other] = index.search(toSimplified(q))
      return one?.id !== other?.id || Math.abs((one?.confidence ?? 0) - (other?.confidence ?? 0)) > tolerance
    })
    expect(asked.length).toBeGreaterThan(20)
    expect(apart.length / asked.length).toBeLessThanOrEqual(0.02)
  })
})
