import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import {
  departments,
  type LexiconFile,
  lexiconFile,
  listYaml,
  noneFile,
  type Problem,
  parseYaml,
  type ReadContent,
  readContent,
  sharedValues,
} from '@faqdesk/faqs'
import type { z } from 'zod'
import { checkFlow } from '../flow/checkFlow.ts'
import { bot } from '../schema/bot.ts'
import { type Flow, flow } from '../schema/flow.ts'
import { holidays } from '../schema/hours.ts'
import { otherLanguages } from '../schema/otherLanguages.ts'
import { phrases } from '../schema/phrases.ts'
import { referralRule } from '../schema/referral.ts'
import { smallTalk } from '../schema/smallTalk.ts'
import { readYamlOnce } from './readYamlOnce.ts'
import type { Snapshot } from './Snapshot.ts'

export type Folders = {
  /** The folder `faqs/`. */
  faqs: string
  /** The folder `bots/`. */
  bots: string
  /** The folder that file names in problems are told from; by default the one that holds `bots/`. */
  root?: string
}

export type ReadSnapshot = {
  /** Absent when `bot.yaml` or a shared file can't be used: the bot's last version stays live. */
  snapshot?: Snapshot
  problems: Problem[]
  /** What was read of `faqs/<bot>/`, with the entries and files that are broken. */
  read: ReadContent
}

/**
 * Reads one bot from the folders: `bots/<id>/bot.yaml`, `bots/shared/`, `faqs/<id>/` and
 * `faqs/lexicon/`. Never throws for content. A broken entry is left out of the snapshot and told in
 * `read.broken`, a broken flow too; a suggestion that is no entry is a warning.
 */
export function readSnapshot(folders: Folders, botId: string): ReadSnapshot {
  const root = folders.root ?? dirname(folders.bots)
  const problems: Problem[] = []
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    const file = relative(root, path)
    if (!existsSync(path)) {
      problems.push({ file, message: 'is missing: restore it', severity: 'error' })
      return undefined
    }
    const parsed = readYamlOnce(path, file, schema)
    problems.push(...parsed.problems)
    return parsed.value
  }

  const config = read(join(folders.bots, botId, 'bot.yaml'), bot)
  const shared = {
    departments: read(join(folders.bots, 'shared', 'departments.yaml'), departments),
    values: read(join(folders.bots, 'shared', 'values.yaml'), sharedValues),
    smallTalk: read(join(folders.bots, 'shared', 'smallTalk.yaml'), smallTalk),
    phrases: read(join(folders.bots, 'shared', 'phrases.yaml'), phrases),
    none: read(join(folders.bots, 'shared', 'none.yaml'), noneFile),
    holidays: read(join(folders.bots, 'shared', 'holidays.yaml'), holidays),
    otherLanguages: read(join(folders.bots, 'shared', 'otherLanguages.yaml'), otherLanguages),
  }
  const referralFile = join(folders.bots, 'shared', 'referral.yaml')
  const referral = existsSync(referralFile) ? read(referralFile, referralRule) : undefined
  const lexicon: LexiconFile = {}
  for (const path of listYaml(join(folders.faqs, 'lexicon'))) Object.assign(lexicon, read(path, lexiconFile) ?? {})

  const content = readContent(join(folders.faqs, botId), root)
  problems.push(...content.problems)
  const ids = new Set(content.content.entries.map((faq) => faq.id))
  for (const id of config?.suggestions ?? [])
    if (!ids.has(id))
      problems.push({
        file: relative(root, join(folders.bots, botId, 'bot.yaml')),
        field: 'suggestions',
        message: `names «${id}», which is no entry of this bot: it is left out`,
        severity: 'warning',
      })
  if (config && !shared.departments?.[config.department])
    problems.push({
      file: relative(root, join(folders.bots, botId, 'bot.yaml')),
      field: 'department',
      message: `names «${config.department}», which bots/shared/departments.yaml does not hold`,
      severity: 'warning',
    })

  const flows: Record<string, Flow> = {}
  for (const path of listYaml(join(folders.bots, botId, 'flows'))) {
    const file = relative(root, path)
    const parsed = parseYaml(readFileSync(path, 'utf8'), file, flow)
    problems.push(...parsed.problems)
    if (!parsed.value) continue
    const wrong = checkFlow(parsed.value, ids)
    for (const { path, message } of wrong)
      problems.push({ file, line: parsed.lineOf(path), field: path.join('.'), message, severity: 'error' })
    if (wrong.length === 0) flows[basename(path).replace(/\.ya?ml$/, '')] = parsed.value
  }

  const {
    departments: d,
    values,
    smallTalk: talk,
    phrases: said,
    none,
    holidays: closed,
    otherLanguages: others,
  } = shared
  if (!config || !d || !values || !talk || !said || !none || !closed || !others) return { problems, read: content }
  const snapshot: Snapshot = {
    bot: botId,
    config,
    content: content.content,
    ...(Object.keys(flows).length > 0 ? { flows } : {}),
    shared: {
      departments: d,
      values,
      smallTalk: talk,
      phrases: said,
      none,
      holidays: closed,
      otherLanguages: others,
      ...(referral ? { referral } : {}),
    },
    lexicon,
  }
  return { snapshot, problems, read: content }
}
