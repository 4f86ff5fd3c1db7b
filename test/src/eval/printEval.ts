import type { BotEval } from './evalBot.ts'
import type { CurvePoint } from './evalCurve.ts'
import type { PublicEval } from './evalPublicSet.ts'
import { type RankingScores, scoreRanking } from './evalRanking.ts'
import { type ReplyScores, scoreReplies } from './evalReplies.ts'
import { showDecimal, showPercent, showShare, table } from './table.ts'

const rankingHeader = ['acc@1 [95 %]', 'recall@3 [95 %]', 'MRR@10', 'AUROC', 'kept@90', 'ECE']
const replyHeader = ['acc@1 [95 %]', 'resolved@3 [95 %]', 'refused [95 %]', 'wrong [95 %]', 'asks back']

const rankingCells = (scores: RankingScores) => [
  showShare(scores.acc1),
  showShare(scores.recall3),
  showDecimal(scores.mrr10),
  showDecimal(scores.auroc),
  showPercent(scores.kept90),
  showDecimal(scores.ece),
]

const replyCells = (scores: ReplyScores) => [
  showShare(scores.acc1),
  showShare(scores.resolved3),
  showShare(scores.refused),
  showShare(scores.wrong),
  showPercent(scores.asksBack),
]

/** One bot: ranking beside the baselines, then whole replies, and both by language and by kind. */
export function printBot(result: BotEval): string {
  const { bot, entries, phrasings, questions, leftOut, version } = result
  const missing = leftOut > 0 ? `; ${leftOut} questions left out, whose topics are no entries yet` : ''
  const names = result.rankers.map(({ name }) => name)
  return [
    `━━ ${bot}: ${questions} questions, ${entries} entries, ${phrasings} phrasings${missing}`,
    `   engine ${version.engine}, content ${version.content}`,
    '',
    table(
      ['ranking', ...rankingHeader],
      result.rankers.map(({ name, scores }) => [name, ...rankingCells(scores)]),
    ),
    '',
    table(
      ['whole replies', ...replyHeader],
      [
        ['all', ...replyCells(result.replies)],
        ...result.groups.map(({ name, replies }) => [name, ...replyCells(replies)]),
      ],
    ),
    '',
    table(
      ['ranking, acc@1', 'with answer', ...names],
      result.groups.map(({ name, rankings }) => [
        name,
        String(rankings[names[0]!]!.acc1.of),
        ...names.map((ranker) => showPercent(rankings[ranker]!.acc1)),
      ]),
    ),
  ].join('\n')
}

/** All bots together. Thresholds belong to a bot, so that AUROC and kept@90 are means over the bots. */
export function printSummary(results: BotEval[]): string {
  const names = results[0]!.rankers.map(({ name }) => name)
  const rankings = names.map((name) => {
    const each = results.map((result) => result.rankers.find((ranker) => ranker.name === name)!)
    const pooled = scoreRanking(
      each.flatMap(({ ranked }) => ranked),
      each[0]!.calibrated,
    )
    const cells = rankingCells(pooled)
    cells[3] = showDecimal(mean(each.map(({ scores }) => scores.auroc)))
    cells[4] = (100 * mean(each.map(({ scores }) => scores.kept90?.share ?? Number.NaN))).toFixed(1)
    return [name, ...cells]
  })
  const replied = results.flatMap((one) => one.replied)
  const languages = [...new Set(replied.map(({ question }) => question.lang))]
    .filter((lang) => lang !== undefined)
    .sort()
  return [
    `━━ all bots: ${replied.length} questions, ${results.reduce((sum, { leftOut }) => sum + leftOut, 0)} left out (AUROC and kept@90: mean over the bots)`,
    '',
    table(['ranking', ...rankingHeader], rankings),
    '',
    table(
      ['whole replies', ...replyHeader],
      [
        ['all', ...replyCells(scoreReplies(replied))],
        ...results.map(({ bot, replies }) => [bot, ...replyCells(replies)]),
        ...languages.map((lang) => [
          lang,
          ...replyCells(scoreReplies(replied.filter(({ question }) => question.lang === lang))),
        ]),
      ],
    ),
  ].join('\n')
}

export function printCurve(points: CurvePoint[]): string {
  return table(
    ['bot', 'phrasings an entry', 'ranker', ...rankingHeader],
    points.map(({ bot, phrasings, ranker, scores }) => [bot, String(phrasings), ranker, ...rankingCells(scores)]),
  )
}

export function printPublic(results: PublicEval[]): string {
  return table(
    ['set', 'K', 'ranker', 'acc@1 [95 %]', 'recall@3', 'MRR@10', 'AUROC', 'kept@80', 'kept@90', 'ECE'],
    results.map(({ set, phrasings, ranker, scores }) => [
      set,
      String(phrasings),
      ranker,
      showShare(scores.acc1),
      showPercent(scores.recall3),
      showDecimal(scores.mrr10),
      showDecimal(scores.auroc),
      showPercent(scores.kept80),
      showPercent(scores.kept90),
      showDecimal(scores.ece),
    ]),
  )
}

const mean = (values: number[]) => {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.reduce((sum, value) => sum + value, 0) / known.length
}
