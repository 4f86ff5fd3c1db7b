import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { departments, id as idSchema, parseYaml } from '@faqdesk/faqs'
import type { Settings } from '../settings.ts'
import { exampleFiles } from './exampleBot.ts'

/**
 * Makes the folders of a new bot with an example that is served at once.
 * @returns the exit code: 1 if the id is no id, or taken
 */
export function newBot(
  { faqsDir, botsDir }: Pick<Settings, 'faqsDir' | 'botsDir'>,
  id: string,
  { today, say }: { today: string; say: (line: string) => void },
): number {
  if (!idSchema.safeParse(id).success || ['shared', 'src', 'schema', 'lexicon', 'node_modules'].includes(id)) {
    say(`«${id}» can't be the id of a bot: use small letters, digits and hyphens, as in dog-licence`)
    return 1
  }
  const bot = join(botsDir, id)
  const faqs = join(faqsDir, id)
  for (const path of [join(bot, 'bot.yaml'), faqs]) {
    if (!existsSync(path)) continue
    say(`${path} is there already: choose another id, or remove it first`)
    return 1
  }
  const files = exampleFiles(id, { department: firstDepartment(botsDir), today })
  for (const [name, text] of Object.entries(files)) {
    const path = name === 'bot.yaml' ? join(bot, name) : join(faqs, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    say(relative(process.cwd(), path))
  }
  say(`\nThe bot is served at /demo/${id}/ at once if the server is running, or after npm start.`)
  say(
    `Next: write who it is in ${relative(process.cwd(), join(bot, 'bot.yaml'))} and its answers in ${relative(process.cwd(), faqs)}/,`,
  )
  say(`then check them with: npm run faq -- lint ${id}`)
  return 0
}

/** The Digital Policy Office for an example, or else any department that is known. */
function firstDepartment(botsDir: string): string {
  const path = join(botsDir, 'shared/departments.yaml')
  const known = existsSync(path) ? parseYaml(readFileSync(path, 'utf8'), path, departments).value : undefined
  const ids = Object.keys(known ?? {})
  return ids.includes('dpo') ? 'dpo' : (ids[0] ?? 'dpo')
}
