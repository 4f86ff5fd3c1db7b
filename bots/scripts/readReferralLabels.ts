import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which entries of which bots answer what, as people judged it: `test/queries/`. */
export type ReferralLabels = {
  /** All entries that answer what one answers, itself and those of other bots on the same matter, as `bot/id`. */
  sameAs(entry: string): Set<string>
  /** Who else answers a question that nothing in a bot answers. `near`: neither right nor wrong. */
  elsewhere(bot: string, question: string): { right: string[]; near: string[] }
}

export function readReferralLabels(root: string): ReferralLabels {
  const read = <Row>(name: string): Row[] => readLines<Row>(join(root, 'test/queries', name))
  const same = new Map<string, Set<string>>()
  for (const [one, other] of read<[string, string]>('same-matter.jsonl'))
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      same.set(from, (same.get(from) ?? new Set([from])).add(to))
  const labels = new Map(
    read<{ q: string; bot: string; refer?: string[]; also?: string[] }>('referrals.jsonl').map((label) => [
      `${label.bot} ${label.q}`,
      label,
    ]),
  )
  return {
    sameAs: (entry) => same.get(entry) ?? new Set([entry]),
    elsewhere(bot, question) {
      const { refer: right = [], also: near = [] } = labels.get(`${bot} ${question}`) ?? {}
      return { right, near }
    },
  }
}

/** One JSON value a line. */
export function readLines<Row>(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line) as Row)
}
