import { type CurveSetting, everything, nameSetting, noneShares, phrasingCounts, signalNames } from './curveSettings.ts'
import type { RankingScores } from './evalRanking.ts'
import type { CurveGroup, CurveScore } from './scoreCurve.ts'
import { showArea, showGain, showInterval, table } from './table.ts'

/** The bot that was left out when the thesaurus was written: what concepts do for it, they do for a new bot. */
export const heldOutBot = 'customs'

const header = ['n', 'right first [95 %]', 'among three [95 %]', 'AUROC [95 %]', 'kept@90 [95 %]']

/** The learning curve as tables: what grows from row to row, each bot, and each language with the bots pooled. */
export function printCurve(scores: readonly CurveScore[]): string {
  const engine = scores[0]?.ranker ?? ''
  const baselines = [...new Set(scores.map(({ ranker }) => ranker))].filter((name) => name !== engine)
  const find = (group: CurveGroup, setting: Partial<CurveSetting>, ranker = engine) =>
    scores.find(
      (one) =>
        one.group.by === group.by &&
        one.group.name === group.name &&
        one.ranker === ranker &&
        nameSetting(one.setting) === nameSetting({ ...everything, ...setting }),
    )!
  const every = [...new Map(scores.map(({ group }) => [`${group.by} ${group.name}`, group])).values()]
  const groups = every.filter(({ by }) => by !== 'bot and language')
  const all = groups.slice(0, 1)
  // One bot is «all», one set is «all» too: a row of the same figures says nothing.
  const told = groups.filter(({ by }) => by === 'all' || groups.filter((other) => other.by === by).length > 1)
  const heldOut = every.filter(
    ({ by, name }) => name === heldOutBot || (by === 'bot and language' && name.startsWith(`${heldOutBot} `)),
  )

  const phrasings = (of: readonly CurveGroup[], rankers: string[]) =>
    of.flatMap((group) =>
      rankers.flatMap((ranker) =>
        phrasingCounts.map((count) => {
          const cells = qualityOf(find(group, { phrasings: count }, ranker).scores)
          return [rankers.length > 1 ? ranker : nameGroup(group), String(count), ...cells]
        }),
      ),
    )
  const none = told.flatMap((group) =>
    noneShares.map((share) => [nameGroup(group), portion(share), ...qualityOf(find(group, { none: share }).scores)]),
  )
  const concepts = (of: readonly CurveGroup[]) =>
    of.flatMap((group) =>
      (['all', 0] as const).map((count) => {
        const [off, on] = [false, true].map((concepts) => find(group, { phrasings: count, concepts }))
        return [
          nameGroup(group),
          String(count),
          countOf(on!.scores),
          showInterval(off!.scores.acc1),
          showInterval(on!.scores.acc1),
          showGain(off!.concepts!.acc1),
          showGain(off!.concepts!.recall3),
          showArea(off!.scores.aurocArea),
          showArea(on!.scores.aurocArea),
          showInterval(off!.scores.kept90),
          showInterval(on!.scores.kept90),
        ]
      }),
    )
  const conceptsHeader = [
    'phrasings',
    'n',
    'right first: off',
    'on',
    'gain [95 %]',
    'among three: gain',
    'AUROC: off',
    'on',
    'kept@90: off',
    'on',
  ]
  const signals = [undefined, ...signalNames].map((without) => {
    const { scores, lacks } = find(all[0]!, { without })
    return [without ?? 'none', ...qualityOf(scores), lacks ? showGain(lacks.acc1) : '–']
  })
  const signalsOf = (by: CurveGroup['by']) => {
    const columns = groups.filter((group) => group.by === by)
    return table(
      [`the signal’s gain in right first, by ${by}`, ...columns.map(({ name }) => name)],
      signalNames.map((without) => [
        without,
        ...columns.map((group) => showGain(find(group, { without }).lacks!.acc1)),
      ]),
    )
  }

  return [
    'n: questions with an answer + without. [ ]: 95 % interval. Scores and thresholds are compared within a bot.',
    'Gains are differences of the same questions in points: an interval without 0 is a difference.',
    '',
    '━━ phrasings grow (titles and answers are always there)',
    table(['ranker', 'phrasings', ...header], phrasings(all, [engine, ...baselines])),
    '',
    table([engine, 'phrasings', ...header], phrasings(told.slice(1), [engine])),
    '',
    ...baselines.flatMap((ranker) => [
      table(
        [`${ranker}: right first`, ...phrasingCounts.map(String)],
        told.map((group) => [
          nameGroup(group),
          ...phrasingCounts.map((count) => showInterval(find(group, { phrasings: count }, ranker).scores.acc1)),
        ]),
      ),
      '',
    ]),
    '━━ messages that nothing answers grow (all phrasings)',
    table([engine, 'none', ...header], none),
    '',
    '━━ concepts off and on, with all phrasings and on a new bot’s first day (no phrasings)',
    table([engine, ...conceptsHeader], concepts(told)),
    '',
    ...(heldOut.length > 0
      ? [
          `━━ concepts for ${heldOutBot}, the bot that was left out when the thesaurus was written (the engine’s coefficients were learnt with it)`,
          table([engine, ...conceptsHeader], concepts(heldOut)),
          '',
        ]
      : []),
    '━━ each signal of the ranking off in turn (its coefficient 0, the others not learnt anew)',
    table(['without', ...header, 'right first: the signal’s gain'], signals),
    '',
    signalsOf('bot'),
    '',
    signalsOf('language'),
    '',
    signalsOf('set'),
  ].join('\n')
}

const nameGroup = ({ by, name }: CurveGroup) => (by === 'set' ? `set: ${name}` : name)

const portion = (share: number) => (share === 0 ? '0' : share === 1 ? 'all' : `${Math.round(100 * share)} %`)

const countOf = ({ acc1, aurocArea }: RankingScores) => `${acc1.of}+${aurocArea.negative}`

const qualityOf = (scores: RankingScores) => [
  countOf(scores),
  showInterval(scores.acc1),
  showInterval(scores.recall3),
  showArea(scores.aurocArea),
  showInterval(scores.kept90),
]
