import { type AskedBack, type AskingScores, scoreAsking } from './evalAsking.ts'
import type { BotEval } from './evalBot.ts'
import type { PublicEval } from './evalPublicSet.ts'
import { type RankingScores, scoreRanking } from './evalRanking.ts'
import { type ReplyScores, scoreReplies } from './evalReplies.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { showArea, showDecimal, showInterval, showShare, table } from './table.ts'

const rankingHeader = ['acc@1 [95 %]', 'recall@3 [95 %]', 'MRR@10', 'AUROC [95 %]', 'kept@90 [95 %]', 'ECE']
const replyHeader = [
  'acc@1 [95 %]',
  'resolved@3 [95 %]',
  'refused [95 %]',
  'referred',
  'wrong [95 %]',
  'asks back [95 %]',
]

const rankingCells = (scores: RankingScores) => [
  showShare(scores.acc1),
  showShare(scores.recall3),
  showDecimal(scores.mrr10),
  showArea(scores.aurocArea),
  showShare(scores.kept90),
  showDecimal(scores.ece),
]

const replyCells = (scores: ReplyScores) => [
  showShare(scores.acc1),
  showShare(scores.resolved3),
  showShare(scores.refused),
  scores.referred.of > 0 ? showInterval(scores.referred) : '–',
  showShare(scores.wrong),
  showShare(scores.asksBack),
]

const askingCells = (scores: AskingScores) => [
  showShare(scores.asksBack),
  showShare(scores.offersTwo),
  showShare(scores.offersAll),
  showShare(scores.picksOne),
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
        ...names.map((ranker) => showInterval(rankings[ranker]!.acc1)),
      ]),
    ),
  ].join('\n')
}

/** All bots together, then each bot, each language and, if there are several, each set of questions. */
export function printSummary(results: BotEval[]): string {
  const calibrated = new Map(results[0]!.rankers.map((ranker) => [ranker.name, ranker.calibrated]))
  const ranked = (name: string) => results.flatMap(({ rankers }) => rankers.find((one) => one.name === name)!.ranked)
  const replied = results.flatMap((one) => one.replied)
  const asked = replied.map(({ question }) => question)
  const valuesOf = (key: 'lang' | 'set') =>
    [...new Set(asked.map((question) => question[key]))].filter((value) => value !== undefined).sort()
  const sets = valuesOf('set')
  const groups: { name: string; has: (question: LabelledQuestion) => boolean }[] = [
    { name: 'all', has: () => true },
    ...results.map(({ bot }) => ({ name: bot, has: (question: LabelledQuestion) => question.bot === bot })),
    ...valuesOf('lang').map((lang) => ({ name: lang, has: (question: LabelledQuestion) => question.lang === lang })),
    ...(sets.length < 2 ? [] : sets).map((set) => ({
      name: `set: ${set}`,
      has: (question: LabelledQuestion) => question.set === set,
    })),
  ]
  const [engine] = calibrated.keys()
  const ofEngine = ranked(engine!)
  const leftOut = results.reduce((sum, one) => sum + one.leftOut, 0)
  return [
    `━━ ${results.length > 1 ? 'all bots' : results[0]!.bot}: ${replied.length} questions (${sets.join(', ')}), ${leftOut} left out; scores and thresholds are compared within a bot`,
    '',
    table(
      ['ranking', ...rankingHeader],
      [...calibrated].map(([name, isCalibrated]) => [name, ...rankingCells(scoreRanking(ranked(name), isCalibrated))]),
    ),
    '',
    table(
      [`ranking, ${engine}`, ...rankingHeader],
      groups.map(({ name, has }) => {
        const part = ofEngine.filter(({ question }) => has(question))
        return [name, ...rankingCells(scoreRanking(part, true, ofEngine))]
      }),
    ),
    '',
    table(
      ['whole replies', ...replyHeader],
      groups.map(({ name, has }) => [
        name,
        ...replyCells(scoreReplies(replied.filter(({ question }) => has(question)))),
      ]),
    ),
    ...printAsking(results.flatMap(({ askedBack }) => askedBack)),
  ].join('\n')
}

/** Golden questions on which a bot must ask back, by bot and by language; nothing if none was asked. */
function printAsking(asked: readonly AskedBack[]): string[] {
  if (asked.length === 0) return []
  const rows = (key: 'bot' | 'lang') =>
    [...Map.groupBy(asked, (one) => one[key])].map(([name, part]) => [name, ...askingCells(scoreAsking(part))])
  return [
    '',
    table(
      ['golden, to ask back', 'choices [95 %]', 'two of those meant', 'all of those meant', 'answers by one'],
      [['all', ...askingCells(scoreAsking(asked))], ...rows('bot'), ...rows('lang').sort()],
    ),
  ]
}

export function printPublic(results: PublicEval[]): string {
  return table(
    ['set', 'K', 'ranker', 'acc@1 [95 %]', 'recall@3', 'MRR@10', 'AUROC [95 %]', 'kept@80', 'kept@90', 'ECE'],
    results.map(({ set, phrasings, ranker, scores }) => [
      set,
      String(phrasings),
      ranker,
      showShare(scores.acc1),
      showInterval(scores.recall3),
      showDecimal(scores.mrr10),
      showArea(scores.aurocArea),
      showInterval(scores.kept80),
      showInterval(scores.kept90),
      showDecimal(scores.ece),
    ]),
  )
}
