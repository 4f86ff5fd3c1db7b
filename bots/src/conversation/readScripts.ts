import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Problem, parseYaml } from '@faqdesk/faqs'
import { type ConversationScript, conversationFile } from '../schema/conversationScript.ts'

/** The conversation tests of a bot, `bots/<id>/conversations/*.yaml`, each with its file. */
export function readScripts(botFolder: string): {
  scripts: { file: string; script: ConversationScript }[]
  problems: Problem[]
} {
  const folder = join(botFolder, 'conversations')
  const scripts: { file: string; script: ConversationScript }[] = []
  const problems: Problem[] = []
  if (!existsSync(folder)) return { scripts, problems }
  for (const name of readdirSync(folder).sort()) {
    if (!/\.ya?ml$/.test(name)) continue
    const file = `${basename(botFolder)}/conversations/${name}`
    const parsed = parseYaml(readFileSync(join(folder, name), 'utf8'), file, conversationFile)
    problems.push(...parsed.problems)
    for (const script of parsed.value?.conversations ?? []) scripts.push({ file, script })
  }
  return { scripts, problems }
}
