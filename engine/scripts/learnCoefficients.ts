/**
 * Learns how to join the witnesses and how sure to be, and writes `src/model/learned.generated.ts`.
 * Run: `node engine/scripts/learnCoefficients.ts [--check]` (--check writes nothing).
 *
 * Learns from questions that no index holds: of the public sets' pools (`test/benchmarks/`), at 1 to 30
 * phrasings an entry, of the bots' phrasings (`faqs/`), and the labelled questions of `test/queries/`.
 * Test questions of the public sets and golden questions are not read. Prints what the coefficients do to
 * each family of sets (a public set; a bot) when learnt without it: the figures that may be quoted.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildData } from '../src/build/buildData.ts'
import type { IndexData } from '../src/build/IndexData.ts'
import { type ByExamples, coefficients, confidenceNames, signalNames } from '../src/model/coefficients.ts'
import { confidenceSignals } from '../src/model/confidence.ts'
import { shareOfMany } from '../src/model/weighExamples.ts'
import { SearchIndex } from '../src/SearchIndex.ts'
import { type Choice, fitConditionalLogit } from './fitConditionalLogit.ts'
import { fitLogistic } from './fitLogistic.ts'
import { type QuestionSet, readBotSets, readPublicSets } from './readQuestionSets.ts'

const root = new URL('../../', import.meta.url)
const sets = [
  ...readPublicSets(fileURLToPath(new URL('test/benchmarks', root))),
  ...readBotSets(
    fileURLToPath(new URL('faqs', root)),
    fileURLToPath(new URL('bots/shared/none.yaml', root)),
    fileURLToPath(new URL('test/queries', root)),
  ),
]
const built = new Map(sets.map((set) => [set, buildData(set.entries, { none: set.none, lexicon: set.lexicon })]))
const families = [...new Set(sets.map(({ family }) => family))]

// 1. How to join the witnesses: for each question, which of the candidates is right.
const choices = sets.map((set) => ({ set, choices: gatherChoices(set) }))
const learn = (without?: string) =>
  fitConditionalLogit(
    choices.flatMap(({ set, choices }) => (set.family === without ? [] : choices)),
    2 * signalNames.length,
  )
for (const family of families) {
  const held = learn(family)
  const own = choices.filter(({ set }) => set.family === family)
  for (const { set, choices } of own) {
    const right = (weights: ArrayLike<number>) =>
      (100 * choices.filter((choice) => isRight(choice, weights)).length) / choices.length
    const { few, many } = coefficients.signals
    const shipped = Float64Array.from([
      ...signalNames.map((name) => few[name]),
      ...signalNames.map((name) => many[name]),
    ])
    console.log(
      `${set.name.padEnd(28)} n ${choices.length}  right first: shipped ${right(shipped).toFixed(1)}, learnt without it ${right(held).toFixed(1)}`,
    )
  }
}
const joined = learn()
const signals = byExamples(signalNames, joined)

// 2. How sure to be: is the first entry right; as asked, and with the right entry taken away.
const model = { ...coefficients, signals }
const judged = sets.map((set) => ({ set, rows: gatherJudgements(set) }))
const learnSureness = (without?: string) =>
  fitLogistic(
    judged.flatMap(({ set, rows }) => (set.family === without ? [] : rows)),
    2 * confidenceNames.length,
  )
for (const family of families) {
  const held = learnSureness(family)
  for (const { set, rows } of judged.filter(({ set }) => set.family === family)) {
    const odds = (x: number[]) => x.reduce((sum, value, at) => sum + value * held[at]!, 0)
    const there = rows.filter(({ answerable }) => answerable).map(({ x }) => odds(x))
    const not = rows.filter(({ answerable }) => !answerable).map(({ x }) => odds(x))
    console.log(
      `${set.name.padEnd(28)} answerable against not, learnt without it: AUROC ${areaUnderCurve(there, not).toFixed(3)} (${there.length}, ${not.length})`,
    )
  }
}
const sureness = learnSureness()
const confidence = byExamples(confidenceNames, sureness)

console.log(signals, confidence)
if (!process.argv.includes('--check')) {
  writeFileSync(
    new URL('../src/model/learned.generated.ts', import.meta.url),
    `// Made by scripts/learnCoefficients.ts from ${sets.map(({ name }) => name).join(', ')}; do not edit.
export const learned = ${JSON.stringify({ signals, confidence }, null, 2)}
`,
  )
}

function gatherChoices(set: QuestionSet): Choice[] {
  const data = built.get(set)!
  const index = new SearchIndex(data)
  return set.asked.flatMap(({ text, ids }) => {
    if (ids.length === 0) return []
    const { candidates } = index.consider(text).ranking
    return {
      options: candidates.map((candidate) => Float64Array.from(doubled(candidate.signals, data))),
      right: candidates.findIndex(({ entry }) => ids.includes(data.ids[entry]!)),
      weight: set.weight,
    }
  })
}

type Judgement = { x: number[]; y: number; answerable: boolean; weight: number }

function gatherJudgements(set: QuestionSet): Judgement[] {
  const data = built.get(set)!
  const index = new SearchIndex(data, model)
  const strangers = sets
    .filter(({ family, natural }) => family !== set.family && !natural)
    .flatMap(({ asked }) => asked.filter((_, at) => at % 300 === 7))
  const foreign = set.natural ? [] : strangers.map(({ text }) => ({ text, ids: [] }))
  return [...set.asked, ...foreign].flatMap(({ text, ids }, at) => {
    const rows: Judgement[] = []
    const judge = (without: string | undefined, answerable: boolean, weight: number) => {
      const { ranking } = index.consider(text, without)
      const top = ranking.candidates[0]
      if (top)
        rows.push({
          x: doubled(confidenceSignals(ranking, data), data),
          y: answerable && ids.includes(data.ids[top.entry]!) ? 1 : 0,
          answerable,
          weight,
        })
    }
    if (ids.length === 0) judge(undefined, false, set.weight)
    else {
      judge(undefined, true, set.weight)
      // In real use fewer questions than not have no answer: one in three of these, and half as heavy.
      if (at % 3 === 0 && !set.natural) judge(ids[0], false, 0.5)
    }
    return rows
  })
}

/** Signals as those of an index of few examples, then as those of one of many, each by its share. */
function doubled(signals: ArrayLike<number>, { ids, phraseStarts }: IndexData): number[] {
  const many = shareOfMany(phraseStarts[ids.length]! / ids.length)
  return [...Array.from(signals, (value) => (1 - many) * value), ...Array.from(signals, (value) => many * value)]
}

function byExamples<Name extends string>(names: readonly Name[], weights: Float64Array): ByExamples<Name> {
  const from = (start: number) =>
    Object.fromEntries(names.map((name, at) => [name, round(weights[start + at]!)])) as Record<Name, number>
  return { few: from(0), many: from(names.length) }
}

function isRight({ options, right }: Choice, weights: ArrayLike<number>): boolean {
  const totals = options.map((option) => option.reduce((sum, value, at) => sum + value * weights[at]!, 0))
  return right >= 0 && totals.indexOf(Math.max(...totals)) === right
}

/** Chance that a question that has an answer gets the higher value (Mann and Whitney). */
function areaUnderCurve(there: number[], not: number[]): number {
  let wins = 0
  for (const a of there) for (const b of not) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (there.length * not.length || 1)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
