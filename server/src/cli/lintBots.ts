import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  departments,
  formatProblem,
  lexiconFile,
  lintContent,
  type Parsed,
  type Problem,
  parseYaml,
  readContent,
  sharedValues,
} from '@faqdesk/faqs'
import type { Settings } from '../settings.ts'

/**
 * Checks the content of bots, prints what is wrong and a line of figures for each bot.
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
  const read = <T>(path: string, schema: Parameters<typeof parseYaml<T>>[2]): Parsed<T> =>
    parseYaml(readFileSync(path, 'utf8'), relative(root, path), schema)
  const problems: Problem[] = []
  const shared = <T>(name: string, schema: Parameters<typeof parseYaml<T>>[2]): T | undefined => {
    const path = join(botsDir, 'shared', name)
    if (!existsSync(path)) return undefined
    const parsed = read(path, schema)
    problems.push(...parsed.problems)
    return parsed.value
  }
  const options = {
    departments: shared('departments.yaml', departments) ?? {},
    values: shared('values.yaml', sharedValues) ?? {},
    today,
  }
  for (const path of yamlIn(join(faqsDir, 'lexicon'))) problems.push(...read(path, lexiconFile).problems)
  for (const problem of problems) say(formatProblem(problem))
  let errors = countErrors(problems)

  const known = listBotIds(botsDir)
  for (const id of names.length > 0 ? names : known) {
    if (!known.includes(id) && !existsSync(join(faqsDir, id))) {
      say(`${id}: is no bot: there is neither ${join(botsDir, id, 'bot.yaml')} nor ${join(faqsDir, id)}`)
      errors++
      continue
    }
    const content = readContent(join(faqsDir, id), root)
    const found = [...content.problems, ...lintContent(content, options)]
    for (const problem of found) say(formatProblem(problem))
    const bad = countErrors(found)
    errors += bad
    const count = (kind: string) => content.asked.filter((question) => question.kind === kind).length
    say(
      `${id}: ${content.content.entries.length} entries, ${count('curated')} curated and ${count('training')} training phrasings, ` +
        `${count('none')} that nothing answers, ${count('golden')} golden questions; ${bad} errors, ${found.length - bad} warnings`,
    )
  }
  return errors > 0 ? 1 : 0
}

const countErrors = (problems: Problem[]) => problems.filter(({ severity }) => severity === 'error').length

function listBotIds(botsDir: string): string[] {
  return readdirSync(botsDir)
    .filter((name) => existsSync(join(botsDir, name, 'bot.yaml')))
    .sort()
}

function yamlIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name))
}
