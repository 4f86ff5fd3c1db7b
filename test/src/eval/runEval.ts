import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compilePublication, hongKongDay, listBots, qualityFile, type Snapshot } from '@faqdesk/bots'
import { writeCards } from '../../../server/src/card/writeCards.ts'
import { type BotEval, evalBot, readBot } from './evalBot.ts'
import { evalCurve } from './evalCurve.ts'
import { evalPublicSet, type PublicEval, publicSetNames, readPublicSet } from './evalPublicSet.ts'
import { goldenQuestions } from './goldenQuestions.ts'
import { type LabelledQuestion, readQuestions } from './LabelledQuestion.ts'
import { labelReferrals } from './labelReferrals.ts'
import { measureQuality, qualityToYaml } from './measureQuality.ts'
import { printCurve } from './printCurve.ts'
import { printBot, printPublic, printSummary } from './printEval.ts'
import { type CurveScore, scoreCurve } from './scoreCurve.ts'
import { evalSuggest, joinSuggest } from './suggest/evalSuggest.ts'
import { printSuggest } from './suggest/printSuggest.ts'
import { scoreRefused, scoreSuggest } from './suggest/scoreSuggest.ts'
import { toRecord } from './toRecord.ts'

const usage = `usage: npm run eval -- [options]

  --bot ID         this bot only (may be given several times); all bots that have questions, otherwise
  --queries FILE   questions of your own, one JSON object a line, instead of test/queries/dev-*.jsonl
  --golden         the golden questions of faqs/<bot>/golden instead, those to ask back on scored apart
  --all            the golden questions beside the labelled ones
  --curve          quality as phrasings, «nothing answers this» and concepts grow and with each signal off, on the
                   labelled and the golden questions, or on those that --golden or --queries says
  --cards          whole replies only, to the labelled and the golden questions; writes bots/<bot>/quality.yaml and
                   the bots' cards, docs/bots/
  --suggest        completion while typing, on titles, aliases and golden questions typed a character at a time
  --sample N       with --suggest: how many lines of each kind and language of a bot (default 10; all)
  --public         the public question sets of test/benchmarks instead of the bots
  --k LIST         with --public: how many phrasings an entry has (default 5,10)
  --without NAME   without this engine, as fuse.js, which takes minutes; several times for several
  --summary        without the tables of the single bots
  --json FILE      the same, and every single question's result, as JSON
  --day DAY        the day on which the questions are asked, as 2026-11-24 (default: today)`

const root = resolve(import.meta.dirname, '../../..')
const referrals = join(root, 'test/queries/referrals.jsonl')

try {
  run()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

function run(): void {
  const { values: options } = parseArgs({
    options: {
      bot: { type: 'string', multiple: true },
      queries: { type: 'string' },
      golden: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      curve: { type: 'boolean', default: false },
      cards: { type: 'boolean', default: false },
      suggest: { type: 'boolean', default: false },
      sample: { type: 'string', default: '10' },
      public: { type: 'boolean', default: false },
      k: { type: 'string', default: '5,10' },
      without: { type: 'string', multiple: true, default: [] },
      summary: { type: 'boolean', default: false },
      json: { type: 'string' },
      day: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (options.help) {
    console.log(usage)
    return
  }
  if (options.cards) {
    runCards(options.bot, options.day)
    return
  }
  const result = options.suggest
    ? runSuggest(options.sample, options.without, options.bot)
    : options.public
      ? runPublic(options.k, options.without)
      : runBots(options)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`)
}

function runPublic(list: string, without: string[]): { public: Omit<PublicEval, 'seconds'>[] } {
  const counts = list.split(',').map(Number)
  if (counts.some((count) => !Number.isInteger(count) || count < 1))
    throw new Error(`--k ${list}: give numbers, as 5,10`)
  const results: PublicEval[] = []
  for (const name of publicSetNames) {
    const set = readPublicSet(join(root, 'test/benchmarks', `${name}.json.gz`))
    for (const count of counts)
      for (const result of evalPublicSet(set, count, without)) {
        results.push(result)
        console.error(`${name}, ${count} phrasings: ${result.ranker} asked in ${result.seconds.toFixed(1)} s`)
      }
  }
  console.log(printPublic(results))
  return { public: results.map(({ seconds: _, ...result }) => result) }
}

function runCards(chosen: string[] | undefined, day = hongKongDay(new Date())): void {
  const folders = { botsDir: join(root, 'bots') }
  const known = listBots(folders.botsDir)
  const byBot = groupByBot(undefined, known)
  const publications = known.flatMap((bot) => readOrTell(bot) ?? []).map((snapshot) => compilePublication(snapshot))
  for (const publication of publications) {
    const { bot, content } = publication.snapshot
    if (chosen && !chosen.includes(bot)) continue
    const labelled = byBot.get(bot)
    const sets = {
      labelled: labelled && labelReferrals(labelled, referrals),
      golden: labelReferrals(goldenQuestions(bot, content), referrals),
    }
    const peers = publications.filter((other) => other !== publication)
    const measured = tellTime(bot, () => measureQuality(publication, sets, { day, peers }))
    writeFileSync(qualityFile(folders.botsDir, bot), qualityToYaml(measured))
  }
  writeCards(folders, { say: console.log })
}

function runSuggest(sample: string, without: string[], only?: string[]) {
  const most = sample === 'all' ? undefined : Number(sample)
  if (most !== undefined && (!Number.isInteger(most) || most < 1))
    throw new Error(`--sample ${sample}: give a number, or all`)
  const known = knownBots(only)
  const results = (only ?? known).flatMap((bot) => {
    const snapshot = readOrTell(bot)
    return snapshot ? [tellTime(bot, () => evalSuggest(snapshot, { most, without }))] : []
  })
  const together = joinSuggest(results)
  console.log(printSuggest(together))
  return { suggest: scoreSuggest(together.typed), refused: scoreRefused(together.refused) }
}

type Options = {
  bot?: string[]
  queries?: string
  golden: boolean
  all: boolean
  curve: boolean
  summary: boolean
  without: string[]
  day?: string
}

function runBots(options: Options): { bots: ReturnType<typeof toRecord>[] } | { curve: CurveScore[] } {
  const known = knownBots(options.bot)
  if (options.golden && options.queries) throw new Error('--golden and --queries: give --all to ask both')
  const now = options.day ? new Date(`${options.day}T12:00:00+08:00`) : new Date()
  if (Number.isNaN(now.getTime())) throw new Error(`--day ${options.day}: write it as 2026-11-24`)
  const askGolden = options.golden || options.all || (options.curve && !options.queries)
  const byBot = options.golden && !options.all ? new Map() : groupByBot(options.queries, known)
  const snapshots = new Map(known.flatMap((bot) => readOrTell(bot) ?? []).map((snapshot) => [snapshot.bot, snapshot]))
  const bots = known
    .filter((bot) => (askGolden || byBot.has(bot)) && (!options.bot || options.bot.includes(bot)))
    .flatMap((bot) => {
      const snapshot = snapshots.get(bot)
      if (!snapshot) return []
      const golden = askGolden ? goldenQuestions(bot, snapshot.content) : []
      const questions: LabelledQuestion[] = [...(byBot.get(bot) ?? []), ...golden]
      return questions.length > 0 ? [{ snapshot, questions }] : []
    })
  if (bots.length === 0) throw new Error('There are no questions for these bots: see test/queries/README.md')
  if (options.curve) {
    const curve = scoreCurve(
      bots.flatMap(({ snapshot, questions }) => tellTime(snapshot.bot, () => evalCurve(snapshot, questions))),
    )
    console.log(printCurve(curve))
    return { curve }
  }
  // All of them, since a question may be referred to any.
  const publications = new Map([...snapshots].map(([bot, snapshot]) => [bot, compilePublication(snapshot)]))
  const results: BotEval[] = []
  for (const { snapshot, questions } of bots) {
    const { without } = options
    const publication = publications.get(snapshot.bot)!
    const peers = [...publications.values()].filter((other) => other !== publication)
    const labelled = options.queries ? questions : labelReferrals(questions, referrals)
    const result = tellTime(snapshot.bot, () =>
      evalBot(publication, labelled, { now, askBack: askGolden, without, peers }),
    )
    results.push(result)
    if (!options.summary) console.log(`${printBot(result)}\n`)
  }
  if (results.length > 1 || askGolden || options.summary) console.log(printSummary(results))
  return { bots: results.map(toRecord) }
}

/** @throws if one of those asked for is none */
function knownBots(asked: readonly string[] = []): string[] {
  const known = listBots(join(root, 'bots'))
  for (const bot of asked)
    if (!known.includes(bot)) throw new Error(`--bot ${bot}: is no bot; there are ${known.join(', ')}`)
  return known
}

function tellTime<T>(bot: string, work: () => T): T {
  const start = performance.now()
  const result = work()
  console.error(`${bot}: asked in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

/** A bot whose files are broken makes the run fail, after the others were scored. */
function readOrTell(bot: string): Snapshot | undefined {
  try {
    return readBot(root, bot)
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
    return undefined
  }
}

function groupByBot(file: string | undefined, known: string[]): Map<string, LabelledQuestion[]> {
  const files = file ? [file] : known.map((bot) => join(root, 'test/queries', `dev-${bot}.jsonl`)).filter(existsSync)
  const byBot = Map.groupBy(files.flatMap(readQuestions), ({ bot }) => bot)
  for (const [bot, questions] of byBot)
    if (!known.includes(bot))
      console.error(`${questions.length} questions are for «${bot}», which is no bot here: they are left out`)
  return byBot
}
