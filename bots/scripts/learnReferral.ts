/**
 * Learns when a question is another bot's: the rule of `bots/shared/referral.yaml`.
 *
 *   node bots/scripts/learnReferral.ts [--lost 0.005] [--misled 0.02] [--write]
 *
 * Every bot is asked the golden and the labelled questions of all bots. A referral is right where the other bot's best
 * entry answers the question (its own, or one on the same matter: `test/queries/same-matter.jsonl`) and the bot that
 * was asked does not offer such an entry; for questions that nothing in a bot answers, `test/queries/referrals.jsonl`
 * says which bots do. A logistic regression on `referralSignals` learns to tell them, questions of three kinds counting
 * ½ (the bot's own), ¼ (another bot's) and ¼ (nobody's here).
 *
 * Its figures are those of bots that it was not learnt from: each in turn is left out as the one that is asked. `referAt`
 * is the lowest bound at which own questions that are lost stay at or under `--lost` and questions that nothing answers
 * and that are sent to a wrong bot at or under `--misled`.
 */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { linesOf } from '@faqdesk/faqs'
import { decideOutcome, type Ranked } from '../src/conversation/decideOutcome.ts'
import { indexSnapshot, listBots, readSnapshot } from '../src/index.ts'
import { referralSignals } from '../src/referral/referralSignals.ts'
import { type ReferralRule, referralSignalNames } from '../src/schema/referral.ts'
import { readLines, readReferralLabels } from './readReferralLabels.ts'

const { values } = parseArgs({
  options: {
    lost: { type: 'string', default: '0.005' },
    misled: { type: 'string', default: '0.02' },
    write: { type: 'boolean', default: false },
  },
})
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folders = { faqs: join(root, 'faqs'), bots: join(root, 'bots') }

/** `ids` are those of the bot `home`; none: nothing there answers it. */
type Question = { q: string; home: string; ids: string[]; also: string[] }
/** One question asked of one bot. `isRight`: the referral to the surest other bot; undefined: neither right nor wrong. */
type Example = {
  bot: string
  kind: 'own' | 'other' | 'both' | 'nobody'
  signals: number[]
  own: number
  isRight: boolean | undefined
  before: 'answered' | 'offered' | 'wrong' | 'asks' | 'refused'
}

const bots = listBots(folders.bots).map((bot) => {
  const { snapshot } = readSnapshot(folders, bot)
  if (!snapshot) throw new Error(`bots/${bot} can not be read: npm run faq -- lint tells why`)
  return { bot, snapshot, index: indexSnapshot(snapshot) }
})
const labels = readReferralLabels(root)

const examples = readQuestions().flatMap(askAll)
tell()

function readQuestions(): Question[] {
  return bots.flatMap(({ bot, snapshot }) => {
    const { golden } = snapshot.content
    const row = (q: string, ids: string[]): Question => ({ q, home: bot, ids, also: [] })
    return [
      ...Object.entries(golden.answer).flatMap(([id, set]) => linesOf(set).map(({ text }) => row(text, [id]))),
      ...linesOf(golden.refuse).map(({ text }) => row(text, [])),
      ...readLines<{ q: string; ids: string[]; also?: string[] }>(join(root, `test/queries/dev-${bot}.jsonl`)).map(
        ({ q, ids, also = [] }) => ({
          ...row(q, ids),
          also,
        }),
      ),
    ]
  })
}

/** Asks every bot once; a question that nothing answers is asked of its own bot only. */
function askAll({ q, home, ids, also }: Question): Example[] {
  const asked = bots.map(({ bot, index, snapshot }) => {
    const ranking = index
      .search(q, { limit: 5 })
      .map(({ id, score, confidence }): Ranked => ({ faqId: id, score, confidence }))
    let reasons: ReturnType<typeof index.explain> | undefined
    const explain = () => (ranking[0] ? (reasons ??= index.explain(q, ranking[0].faqId)) : undefined)
    return { bot, ranking, explain, policy: snapshot.config.policy }
  })
  const right = new Set(ids.flatMap((id) => [...labels.sameAs(`${home}/${id}`)]))
  const elsewhere = labels.elsewhere(home, q)

  return asked.flatMap(({ bot, ranking, explain, policy }): Example[] => {
    if (ids.length === 0 && bot !== home) return []
    const isRightHere = ({ faqId }: Ranked) => right.has(`${bot}/${faqId}`) || (bot === home && also.includes(faqId))
    const [best, second] = asked
      .filter((other) => other.bot !== bot)
      .sort((a, b) => (b.ranking[0]?.confidence ?? 0) - (a.ranking[0]?.confidence ?? 0))
    const top = best?.ranking[0]
    if (!best || !top) return []
    const evidence = {
      own: ranking[0]?.confidence ?? 0,
      other: top.confidence,
      second: second?.ranking[0]?.confidence ?? 0,
      ownReasons: explain(),
      otherReasons: best.explain(),
    }
    const decision = decideOutcome(ranking, policy, 0)
    const offers = ranking.slice(0, 3).some(isRightHere)
    const before =
      decision.outcome === 'answer'
        ? isRightHere(decision.best)
          ? 'answered'
          : 'wrong'
        : decision.outcome === 'choices'
          ? offers
            ? 'offered'
            : 'asks'
          : 'refused'
    const signals = referralSignals(evidence)
    const otherAnswers = right.has(`${best.bot}/${top.faqId}`)
    const canAnswer = [...right].some((id) => id.startsWith(`${bot}/`))
    return [
      {
        bot,
        kind: ids.length === 0 ? 'nobody' : bot === home ? 'own' : canAnswer ? 'both' : 'other',
        signals: referralSignalNames.map((name) => signals[name]),
        own: evidence.own,
        before,
        isRight:
          ids.length > 0
            ? otherAnswers && !(bot === home && offers)
            : elsewhere.near.includes(best.bot)
              ? undefined
              : elsewhere.right.includes(best.bot),
      },
    ]
  })
}

/** Where the bot has an entry on the same matter itself, either way is right, and nothing is learnt. */
function isLesson({ kind, isRight, before }: Example): boolean {
  return isRight !== undefined && !(kind === 'both' && (before === 'answered' || before === 'offered'))
}

function learn(from: Example[]): number[] {
  const lessons = from.filter(isLesson)
  const kindOf = ({ kind }: Example) => (kind === 'both' ? 'other' : kind)
  const counts = Map.groupBy(lessons, kindOf)
  const share = { own: 0.5, other: 0.25, nobody: 0.25 }
  const weightOf = (example: Example) => share[kindOf(example)] / counts.get(kindOf(example))!.length
  return fitLogistic(lessons.map((one) => ({ x: one.signals, y: one.isRight ? 1 : 0, weight: weightOf(one) })))
}

/** Newton's method on the weighted likelihood, with a little ridge. */
function fitLogistic(rows: { x: number[]; y: number; weight: number }[], ridge = 1e-3): number[] {
  const size = rows[0]!.x.length
  let weights = new Array<number>(size).fill(0)
  for (let step = 0; step < 40; step++) {
    const gradient = weights.map((weight) => -ridge * weight)
    const curvature = weights.map((_, at) => weights.map((_, other) => (at === other ? ridge : 0)))
    for (const { x, y, weight } of rows) {
      const p = probability(weights, x)
      for (let at = 0; at < size; at++) {
        gradient[at]! += weight * (y - p) * x[at]!
        for (let other = 0; other < size; other++) curvature[at]![other]! += weight * p * (1 - p) * x[at]! * x[other]!
      }
    }
    const change = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight + change[at]!)
    if (Math.max(...change.map(Math.abs)) < 1e-7) break
  }
  return weights
}

/** Solves a small system of linear equations by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let at = 0; at < rows.length; at++) {
    const pivot = rows.reduce(
      (best, row, other) => (other > at && Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? other : best),
      at,
    )
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (const [other, row] of rows.entries()) {
      if (other === at) continue
      const factor = row[at]! / rows[at]![at]!
      for (let column = at; column < row.length; column++) row[column]! -= factor * rows[at]![column]!
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!)
}

function probability(weights: number[], x: number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * x[at]!, 0)))
}

/** The probability of each example by a rule that was learnt without the bot that is asked. */
function crossValidate(): Map<Example, number> {
  const found = new Map<Example, number>()
  for (const { bot } of bots) {
    const weights = learn(examples.filter((one) => one.bot !== bot))
    for (const one of examples) if (one.bot === bot) found.set(one, probability(weights, one.signals))
  }
  return found
}

function isLost({ kind, before }: Example): boolean {
  return kind === 'own' && (before === 'answered' || before === 'offered')
}

function isMisled({ kind, isRight }: Example): boolean {
  return kind === 'nobody' && isRight === false
}

function chooseBound(probabilities: Map<Example, number>): number {
  const limits = { lost: Number(values.lost), misled: Number(values.misled) }
  const shareOf = (bound: number, kind: Example['kind'], isBad: (one: Example) => boolean) => {
    const all = examples.filter((one) => one.kind === kind)
    return all.filter((one) => isBad(one) && probabilities.get(one)! >= bound).length / all.length
  }
  let chosen = 1
  for (let bound = 0.99; bound >= 0.5; bound -= 0.01) {
    if (shareOf(bound, 'own', isLost) > limits.lost || shareOf(bound, 'nobody', isMisled) > limits.misled) break
    chosen = bound
  }
  return Number(chosen.toFixed(2))
}

function tell() {
  const probabilities = crossValidate()
  const referAt = chooseBound(probabilities)
  const isReferred = (one: Example) => probabilities.get(one)! >= referAt
  console.log(`referAt ${referAt}; each bot by a rule that was learnt without it`)
  for (const kind of ['other', 'both', 'own', 'nobody'] as const)
    for (const name of ['all', ...bots.map(({ bot }) => bot)]) {
      const part = examples.filter((one) => one.kind === kind && (name === 'all' || one.bot === name))
      const outcomes = [
        ['referred rightly', (one: Example) => isReferred(one) && one.isRight === true],
        ['to a near one', (one: Example) => isReferred(one) && one.isRight === undefined],
        ['referred wrongly', (one: Example) => isReferred(one) && one.isRight === false],
        ...(['answered', 'offered', 'asks', 'refused', 'wrong'] as const).map(
          (before) => [before, (one: Example) => !isReferred(one) && one.before === before] as const,
        ),
      ] as const
      const shares = outcomes.map(([what, is]) => {
        const count = part.filter(is).length
        const was = part.filter(({ before }) => before === what).length
        const share = (n: number) => (part.length > 0 ? ((100 * n) / part.length).toFixed(1) : '–')
        return `${what} ${share(count)}${was > 0 ? ` (was ${share(was)})` : ''}`
      })
      console.log(`${name === 'all' ? `${kind}: ` : `  ${name} `}${part.length}  ${shares.join(', ')}`)
    }
  const sure = examples.filter((one) => isReferred(one) && one.isRight).map(({ own }) => own)
  sure.sort((a, b) => a - b)
  const sureAt = Math.ceil(100 * (sure[Math.floor(0.998 * sure.length)] ?? 0)) / 100
  const searched = examples.filter(({ kind, own }) => kind === 'own' && own < sureAt).length
  const ownCount = examples.filter(({ kind }) => kind === 'own').length
  console.log(
    `sureAt ${sureAt}: of the bots' own questions ${((100 * searched) / ownCount).toFixed(1)} % are asked of the others`,
  )
  const weights = learn(examples)
  console.log(referralSignalNames.map((name, at) => `${name} ${weights[at]!.toFixed(3)}`).join('  '))
  if (values.write)
    writeRule({
      sureAt,
      referAt,
      weights: Object.fromEntries(referralSignalNames.map((name, at) => [name, weights[at]!])) as never,
    })
}

function writeRule({ sureAt, referAt, weights }: ReferralRule) {
  const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight.toFixed(3)}`)
  const text = `# yaml-language-server: $schema=../../faqs/schema/referral.schema.json
# When a question is another bot's (docs/conversation.md). Learnt by bots/scripts/learnReferral.ts; not to be edited by hand.
sureAt: ${sureAt}
referAt: ${referAt}
weights:
${lines.join('\n')}
`
  writeFileSync(join(folders.bots, 'shared/referral.yaml'), text)
}
