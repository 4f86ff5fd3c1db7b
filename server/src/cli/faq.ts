// npm run faq -- lint [bot …]
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { departments, formatProblem, lintContent, parseYaml, readContent, sharedValues } from '@faqdesk/faqs'

const root = resolve(import.meta.dirname, '../../..')
const [command, ...args] = process.argv.slice(2)
if (command !== 'lint') {
  console.error('usage: npm run faq -- lint [bot …]')
  process.exit(2)
}
const shared = <T>(name: string, schema: Parameters<typeof parseYaml<T>>[2]) => {
  const file = join('bots/shared', name)
  return parseYaml(readFileSync(join(root, file), 'utf8'), file, schema)
}
const dep = shared('departments.yaml', departments)
const val = shared('values.yaml', sharedValues)
const bots =
  args.length > 0
    ? args
    : readdirSync(join(root, 'faqs')).filter((name) => existsSync(join(root, 'bots', name, 'bot.yaml')))
let errors = 0
for (const bot of bots) {
  const read = readContent(join(root, 'faqs', bot), root)
  const problems = [
    ...read.problems,
    ...lintContent(read, { departments: dep.value ?? {}, values: val.value ?? {}, today: '2026-11-24' }),
  ]
  for (const problem of problems) console.log(formatProblem(problem))
  const bad = problems.filter((problem) => problem.severity === 'error').length
  errors += bad
  const training = Object.values(read.content.phrasings).flatMap((set) => Object.values(set).flat()).length
  console.log(
    `${bot}: ${read.content.entries.length} entries, ${training} training phrasings, ${bad} errors, ${problems.length - bad} warnings`,
  )
}
process.exit(errors > 0 ? 1 : 0)
