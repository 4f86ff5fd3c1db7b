import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compilePublication, listBots, readQuality, readSnapshot, type Snapshot } from '@faqdesk/bots'
import { buildIndex } from '@faqdesk/engine'
import { languages, translate } from '@faqdesk/faqs'
import { projectRoot, type Settings } from '../settings.ts'
import { cardToMarkdown } from './cardToMarkdown.ts'
import { composeCard } from './composeCard.ts'

type Folders = Pick<Settings, 'botsDir'>

/** Writes the card of every bot into a folder, by default `docs/bots/`. */
export function writeCards(
  folders: Folders,
  { to = join(projectRoot, 'docs/bots'), say }: { to?: string; say: (line: string) => void },
): void {
  mkdirSync(to, { recursive: true })
  for (const bot of listBots(folders.botsDir)) {
    const path = join(to, `${bot}.md`)
    writeFileSync(path, cardDocument(folders, bot))
    say(relative(projectRoot, path))
  }
}

/**
 * A bot's card as a document in three languages. It holds nothing that changes with the answers: that is told
 * by the page of a running server.
 * @throws Error if the bot's files can't be read
 */
export function cardDocument({ botsDir }: Folders, bot: string): string {
  // Reading thousands of phrasings takes seconds, and none stands on the card: as if there were no answers.
  const { snapshot } = readSnapshot({ faqs: join(botsDir, 'no-answers'), bots: botsDir }, bot)
  if (!snapshot) throw new Error(`${bot} can't be read: npm run faq -- lint ${bot} says why`)
  const facts = { publication: withoutIndex(snapshot), quality: readQuality(botsDir, bot) }
  return [
    '<!-- Written by npm run faq -- cards. -->',
    `# ${translate(snapshot.config.name, 'en')}`,
    `What is published at the moment, and the state of its reviews, is told by the page \`/ask/${bot}/about\` of a running server.`,
    ...languages.map((lang) => cardToMarkdown(composeCard(lang, facts))),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

/** Nothing is searched for on a card, and building an index takes seconds. */
const withoutIndex = (snapshot: Snapshot) => compilePublication(snapshot, { index: buildIndex([]) })
