import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { table } from '../eval/table.ts'
import { benchStarts } from './benchStarts.ts'
import { benchTurns } from './benchTurns.ts'
import { measured, type RankerFigures } from './measureRanker.ts'
import { baselinesOf, engine, figureNames, withRatios } from './ratios.ts'
import { widgetSizes } from './widgetSizes.ts'

const usage = `usage: npm run bench -- [options]

  --entries LIST   sizes of the index to measure (default 1000,10000)
  --phrasings N    ways of asking of each entry (default 6)
  --json FILE      the figures as JSON

Every speed and size of the engine is given beside the same of MiniSearch and SQLite FTS5, measured
in the same run over the same entries and questions, since a number alone says more about the machine.`

const root = resolve(import.meta.dirname, '../../..')
const queries = 300

try {
  process.exitCode = await run()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function run(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      entries: { type: 'string', default: '1000,10000' },
      phrasings: { type: 'string', default: '6' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (options.help) {
    console.log(usage)
    return 0
  }
  const sizes = options.entries.split(',').map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error(`--entries ${options.entries}: give numbers, as 1000,10000`)
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model.trim() }
  console.log(`Node ${machine.node}, ${machine.cpus} × ${machine.cpu}\n`)

  const search = sizes.flatMap((size) =>
    Object.keys(measured).map((name) => measureApart(name, size, Number(options.phrasings))),
  )
  console.log(`${printSearch(search)}\n`)

  const starts = benchStarts(root)
  console.log(
    `${table(
      ['all bots ready, CPU s', 'entries', 'phrasings', ''],
      starts.map(({ from, entries, phrasings, seconds }) => [
        `from ${from}`,
        String(entries),
        String(phrasings),
        seconds.toFixed(2),
      ]),
    )}\n`,
  )

  const turns = await benchTurns(root)
  console.log(
    `${table(
      ['whole turn on the server', 'entries', 'turns', 'p50 ms', 'p95 ms'],
      turns.map((one) => [one.bot, String(one.entries), String(one.turns), one.p50Ms.toFixed(1), one.p95Ms.toFixed(1)]),
    )}\n`,
  )

  const widget = widgetSizes(root)
  if (widget)
    console.log(
      table(
        ['widget', 'bytes', 'gzip', 'budget', ''],
        widget.map(({ file, bytes, gzip, budget, within }) => [
          file,
          String(bytes),
          String(gzip),
          budget === undefined ? '–' : String(budget),
          within ? 'within' : 'TOO LARGE',
        ]),
      ),
    )
  else console.log('widget: not measured, since it is not built (npm run build)')
  if (options.json)
    writeFileSync(
      options.json,
      `${JSON.stringify({ machine, search: withRatios(search), starts, turns, widget }, null, 1)}\n`,
    )
  return widget?.some(({ within }) => !within) ? 1 : 0
}

function measureApart(name: string, size: number, phrasings: number): RankerFigures {
  const script = join(import.meta.dirname, 'measureRanker.ts')
  const args = [
    '--expose-gc',
    '--max-old-space-size=6000',
    script,
    name,
    String(size),
    String(queries),
    String(phrasings),
  ]
  return JSON.parse(
    execFileSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 24,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

function printSearch(figures: RankerFigures[]): string {
  const header = ['search', 'entries', 'build CPU ms', 'query p50 ms', 'query p95 ms', 'index MiB', 'process MiB']
  const digits = [0, 3, 3, 1, 0]
  const rows = figures.flatMap((one) => {
    const row = [one.ranker, String(one.entries), ...figureNames.map((name, at) => one[name].toFixed(digits[at]))]
    if (one.ranker !== engine) return [row]
    const ratios = baselinesOf(one, figures).map((other) => [
      `  ÷ ${other.ranker}`,
      '',
      ...figureNames.map((name) => `${(one[name] / other[name]).toFixed(2)}×`),
    ])
    return [row, ...ratios]
  })
  return table(header, rows)
}
