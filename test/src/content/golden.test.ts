import { join } from 'node:path'
import { compilePublication, listBots } from '@faqdesk/bots'
import { describe, expect, test } from 'vitest'
import { readBot } from '../eval/evalBot.ts'
import { askQuestions, scoreReplies } from '../eval/evalReplies.ts'
import { goldenQuestions } from '../eval/goldenQuestions.ts'
import { labelReferrals } from '../eval/labelReferrals.ts'
import { projectRoot } from '../structure/listFiles.ts'

/** The shares that each bot reached when this was written, less two points: a change that breaks more is looked at. */
const floors: Record<string, { resolved3: number; refused: number; right: number }> = {
  bonny: { resolved3: 0.95, refused: 0.88, right: 0.96 },
  customs: { resolved3: 0.94, refused: 0.81, right: 0.95 },
  genie: { resolved3: 0.91, refused: 0.7, right: 0.92 },
  'hotline-1823': { resolved3: 0.96, refused: 0.86, right: 0.96 },
  'trade-single-window': { resolved3: 0.96, refused: 0.55, right: 0.94 },
}
const now = new Date('2026-11-25T12:00:00+08:00')

/** One golden question in so many is asked here; `npm run eval -- --golden` asks them all. */
const everyNth = 3

const publications = listBots(join(projectRoot, 'bots')).map((bot) => compilePublication(readBot(projectRoot, bot)))
const referrals = join(projectRoot, 'test/queries/referrals.jsonl')

describe.each(publications.map((one) => [one.snapshot.bot, one] as const))('the golden questions of %s', (bot, one) => {
  const all = goldenQuestions(bot, one.snapshot.content).filter((_, index) => index % everyNth === 0)
  const peers = publications.filter((other) => other !== one)
  const scores = scoreReplies(askQuestions(one, labelReferrals(all, referrals), now, peers))
  const floor = floors[bot]

  test('are answered as before, refused as before, and seldom wrongly', () => {
    expect(floor, `${bot} has no floor here: measure it with npm run eval -- --golden`).toBeDefined()
    expect(scores.resolved3.share).toBeGreaterThanOrEqual(floor!.resolved3)
    expect(scores.refused.share).toBeGreaterThanOrEqual(floor!.refused)
    expect(1 - scores.wrong.share).toBeGreaterThanOrEqual(floor!.right)
  })
})
