import { join } from 'node:path'
import { listBots } from '@faqdesk/bots'
import { expect, test } from 'vitest'
import { readBot } from '../eval/evalBot.ts'
import { goldenQuestions } from '../eval/goldenQuestions.ts'
import { readQuestions } from '../eval/LabelledQuestion.ts'
import { readReferrals, readSameMatter } from '../eval/labelReferrals.ts'
import { projectRoot } from '../structure/listFiles.ts'

const queries = join(projectRoot, 'test/queries')
const snapshots = listBots(join(projectRoot, 'bots')).map((bot) => readBot(projectRoot, bot))
const bots = snapshots.map(({ bot }) => bot)

test('the entries on the same matter are entries of different bots', () => {
  const known = new Set(snapshots.flatMap(({ bot, content }) => content.entries.map(({ id }) => `${bot}/${id}`)))
  const pairs = readSameMatter(join(queries, 'same-matter.jsonl'))
  expect(pairs.flat().filter((entry) => !known.has(entry))).toEqual([])
  expect(pairs.filter(([one, other]) => one.split('/')[0] === other.split('/')[0])).toEqual([])
})

test('what is labelled for referral is asked, has no answer in its bot, and names other bots', () => {
  const unanswerable = new Set(
    snapshots.flatMap(({ bot, content }) =>
      [...goldenQuestions(bot, content), ...readQuestions(join(queries, `dev-${bot}.jsonl`))]
        .filter(({ ids }) => ids.length === 0)
        .map(({ q }) => `${bot} ${q}`),
    ),
  )
  for (const { q, bot, refer = [], also = [] } of readReferrals(join(queries, 'referrals.jsonl'))) {
    expect(unanswerable, q).toContain(`${bot} ${q}`)
    expect(bots, q).toEqual(expect.arrayContaining([...refer, ...also]))
    expect([...refer, ...also], q).not.toContain(bot)
  }
})
