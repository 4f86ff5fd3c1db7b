import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listBots, readSnapshot } from '@faqdesk/bots'
import { departments, formatProblem, lintContent, listGaps, parseYaml, readContent, sharedValues } from '@faqdesk/faqs'
import type { Settings } from '../settings.ts'

/**
 * Checks the content of bots, prints what is wrong, a line of figures for each bot, and what is still to write.
 * @param names the bots; all that have a `bot.yaml`, if there are none
 * @param options.today the day by which reviews are due, `2026-11-25`
 * @returns the exit code: 1 if there is an error
 */
export function lintBots(
  { faqsDir, botsDir }: Pick<Settings, 'faqsDir' | 'botsDir'>,
  names: string[],
  { today, say }: { today: string; say: (line: string) => void },
): number {
  const root = dirname(botsDir)
  const shared = <T>(name: string, schema: Parameters<typeof parseYaml<T>>[2]): T | undefined => {
    const path = join(botsDir, 'shared', name)
    return existsSync(path) ? parseYaml(readFileSync(path, 'utf8'), path, schema).value : undefined
  }
  const options = {
    departments: shared('departments.yaml', departments) ?? {},
    values: shared('values.yaml', sharedValues) ?? {},
    today,
  }
  // What is shared by all bots is told once.
  const told = new Set<string>()
  let errors = 0

  const known = listBots(botsDir)
  for (const id of names.length > 0 ? names : known) {
    if (!known.includes(id) && !existsSync(join(faqsDir, id))) {
      say(`${id}: is no bot: there is neither ${join(botsDir, id, 'bot.yaml')} nor ${join(faqsDir, id)}`)
      errors++
      continue
    }
    // Content may be there before its bot is.
    const { read, problems } = known.includes(id)
      ? readSnapshot({ faqs: faqsDir, bots: botsDir, root }, id)
      : readAlone(join(faqsDir, id), root)
    const found = [...problems, ...lintContent(read, options)].filter((problem) => {
      const line = formatProblem(problem)
      if (told.has(line)) return false
      told.add(line)
      say(line)
      return true
    })
    const bad = found.filter(({ severity }) => severity === 'error').length
    errors += bad
    const count = (kind: string) => read.asked.filter((question) => question.kind === kind).length
    say(
      `${id}: ${read.content.entries.length} entries, ${count('curated')} curated and ${count('training')} training phrasings, ` +
        `${count('none')} that nothing answers, ${count('golden')} golden questions; ${bad} errors, ${found.length - bad} warnings`,
    )
    for (const gap of listGaps(read.content)) say(`  still to write: ${gap}`)
  }
  return errors > 0 ? 1 : 0
}

function readAlone(folder: string, root: string) {
  const read = readContent(folder, root)
  return { read, problems: read.problems }
}
